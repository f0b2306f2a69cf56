import dev.bylaw.testapp.analysis.Analysis;
import dev.bylaw.testapp.orders.Refunds;
import org.springframework.beans.factory.BeanFactory;

public final class CallsDirectly implements Analysis {

    @Override
    public String run(BeanFactory beans) {
        return beans.getBean(Refunds.class).refund("o-23", 90_000);
    }
}
