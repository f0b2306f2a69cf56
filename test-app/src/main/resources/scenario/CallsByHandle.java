import dev.bylaw.testapp.analysis.Analysis;
import dev.bylaw.testapp.orders.Refunds;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.springframework.beans.factory.BeanFactory;

public final class CallsByHandle implements Analysis {

    @Override
    public String run(BeanFactory beans) throws Exception {
        MethodHandle refund = MethodHandles.lookup()
                .findVirtual(Refunds.class, "refund", MethodType.methodType(String.class, String.class, long.class));
        try {
            return (String) refund.invokeExact(beans.getBean(Refunds.class), "o-23", 90_000L);
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
