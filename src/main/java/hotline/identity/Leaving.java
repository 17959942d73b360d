package hotline.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What else ends when a person signs out, or when their account is closed or gets another role or department: in the same transaction. */
public interface Leaving {
    /** For those who work in no rotation, such as the command line of an empty database. */
    Leaving NOTHING = (transaction, person, why) -> Future.succeededFuture();

    /** Why someone leaves. */
    enum Why {
        SIGNED_OUT("signed-out"),
        ACCOUNT_CHANGED("account-changed");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    Future<Void> leaves(SqlConnection transaction, long person, Why why);
}
