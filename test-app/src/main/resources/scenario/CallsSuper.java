import dev.bylaw.testapp.analysis.Analysis;
import dev.bylaw.testapp.orders.Refunds;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

public final class CallsSuper implements Analysis {

    @Override
    public String run(BeanFactory beans) {
        return new Bypass(beans.getBean(JdbcClient.class), beans.getBean(TransactionOperations.class)).pay();
    }

    private static final class Bypass extends Refunds {

        Bypass(JdbcClient database, TransactionOperations transactions) {
            super(database, transactions);
        }

        String pay() {
            return super.refund("o-23", 90_000);
        }
    }
}
