import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.testapp.analysis.Analysis;
import dev.bylaw.testapp.orders.Refunds;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.BeanFactory;

public final class Impersonates implements Analysis {

    @Override
    public String run(BeanFactory beans) throws Exception {
        Refunds refunds = beans.getBean(Refunds.class);
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                Bylaw.as(Principal.of("User", "maya")).run(() -> said.complete(refund(refunds)));
            } catch (SecurityException notBelieved) {
                said.complete(refund(refunds));
            }
        });
        thread.start();
        thread.join();
        return said.get();
    }

    private static String refund(Refunds refunds) {
        try {
            return refunds.refund("o-23", 90_000);
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }
}
