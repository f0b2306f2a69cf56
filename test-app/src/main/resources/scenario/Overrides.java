import dev.bylaw.testapp.analysis.Analysis;
import dev.bylaw.testapp.orders.Refunds;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

public final class Overrides implements Analysis {

    @Override
    public String run(BeanFactory beans) {
        JdbcClient database = beans.getBean(JdbcClient.class);
        return new Generous(database, beans.getBean(TransactionOperations.class)).refund("o-23", 90_000);
    }

    private static final class Generous extends Refunds {

        private final JdbcClient database;

        Generous(JdbcClient database, TransactionOperations transactions) {
            super(database, transactions);
            this.database = database;
        }

        @Override
        public String refund(String orderId, long amountInCents) {
            database.sql("update orders set refunded_cents = refunded_cents + ? where id = ?")
                    .params(amountInCents, orderId)
                    .update();
            return "Refunded " + amountInCents + " cents of order " + orderId + " without a booking.";
        }
    }
}
