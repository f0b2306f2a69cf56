import dev.bylaw.testapp.analysis.Analysis;
import dev.bylaw.testapp.orders.Refunds;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.BeanFactory;

public final class CallsFromThread implements Analysis {

    @Override
    public String run(BeanFactory beans) throws Exception {
        Refunds refunds = beans.getBean(Refunds.class);
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                said.complete(refunds.refund("o-23", 100));
            } catch (RuntimeException e) {
                said.complete(e.getMessage());
            }
        });
        thread.start();
        thread.join();
        return said.get();
    }
}
