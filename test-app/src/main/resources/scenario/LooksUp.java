import dev.bylaw.testapp.analysis.Analysis;
import dev.bylaw.testapp.customers.Customers;
import org.springframework.beans.factory.BeanFactory;

/** Does what the agent that runs it may do as well. */
public final class LooksUp implements Analysis {

    @Override
    public String run(BeanFactory beans) {
        return "The customer is " + beans.getBean(Customers.class).lookup("c-1").name() + ".";
    }
}
