import dev.bylaw.testapp.analysis.Analysis;
import java.lang.reflect.Method;
import org.springframework.beans.factory.BeanFactory;

public final class CallsByReflection implements Analysis {

    @Override
    public String run(BeanFactory beans) throws Exception {
        Object refunds = beans.getBean("refunds");
        Method refund = refunds.getClass().getDeclaredMethod("refund", String.class, long.class);
        refund.setAccessible(true);
        return (String) refund.invoke(refunds, "o-23", 90_000L);
    }
}
