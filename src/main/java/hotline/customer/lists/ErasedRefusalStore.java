package hotline.customer.lists;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Map;

/** What erased customers refused, by the digests of their phone numbers. */
final class ErasedRefusalStore {
    private static final String OF_PHONES = """
            SELECT p.phone, bool_or('calls' = ANY (d.refused)) AS calls, bool_or('sms' = ANY (d.refused)) AS sms
            FROM unnest($1::text[]) AS p (phone) JOIN erased_contact d ON d.digest = sha256(convert_to('phone ' || p.phone, 'UTF8'))
            GROUP BY p.phone
            """;

    private ErasedRefusalStore() {}

    static Future<Map<String, ListedFile.Refused>> ofPhones(SqlClient client, Collection<String> phones) {
        return client.preparedQuery(OF_PHONES)
                .execute(Tuple.tuple().addArrayOfString(phones.toArray(String[]::new)))
                .map(rows -> Rows.byKey(
                        rows,
                        row -> row.text("phone"),
                        row -> new ListedFile.Refused(row.flag("calls"), row.flag("sms"))));
    }
}
