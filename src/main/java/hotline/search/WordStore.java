package hotline.search;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.search.Postings.Posting;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The index of words: which complaints of a block hold a gram. */
final class WordStore {
    /** The last character of all, behind each beginning of a word. */
    private static final String END = Character.toString(0x10FFFF);

    private static final String TEXTS = """
            SELECT id, description || coalesce(E'\\n' || demand, '') AS told, ended_at IS NOT NULL AS ended, received_at
            FROM complaint
            WHERE id = ANY ($1::bigint[])
            ORDER BY id DESC""";

    private static final Batch<Posting> POSTINGS = Batch.<Posting>of()
            .fixed("block", INT, Posting::block)
            .fixed("gram", TEXT, Posting::gram)
            .fixed("complaints", BYTES, Posting::complaints);

    private static final Statement<Postings> ADD =
            Statement.of("""
            INSERT INTO text_gram AS g (block, gram, complaints)
            SELECT n.block, n.gram, n.complaints FROM unnest(:postings) AS n
            ON CONFLICT (block, gram) DO UPDATE SET complaints = g.complaints || EXCLUDED.complaints
            """, Parameters.<Postings>of().batch("postings", POSTINGS, Postings::rows));

    private static final Statement<Postings> CHANGE =
            Statement.of("""
            UPDATE text_gram g SET complaints = n.complaints
            FROM unnest(:postings) AS n
            WHERE g.block = n.block AND g.gram = n.gram
            """, Parameters.<Postings>of().batch("postings", POSTINGS, Postings::rows));

    private static final String DELETE_EMPTY =
            "DELETE FROM text_gram WHERE block = $1 AND gram = ANY ($2::text[]) AND complaints = ''";

    private static final String LAST = "SELECT block FROM text_gram ORDER BY block DESC LIMIT 1";

    private static final String WITH_GRAMS = """
            SELECT block, gram, complaints
            FROM text_gram
            WHERE block = ANY ($1::int[]) AND gram = ANY ($2::text[])""";

    /** In a block that lacks one of the grams no complaint has them all, so that only its index is read. */
    private static final String WITH_ALL_GRAMS = """
            SELECT block, complaints
            FROM text_gram
            WHERE block = ANY (ARRAY(
                    SELECT block FROM text_gram WHERE block = ANY ($1::int[]) AND gram = ANY ($2::text[])
                    GROUP BY block HAVING count(*) = $3))
                AND gram = ANY ($2::text[])""";

    private static final String WITH_BEGINNING = """
            SELECT block, complaints
            FROM text_gram
            WHERE block = ANY ($1::int[]) AND gram >= $2 AND gram < $3""";

    private static final Statement<OfBranch> OF_BRANCH = Statement.of(
            "SELECT id FROM complaint WHERE filed_by_branch = :branch AND id >= :from AND id < :before",
            Parameters.<OfBranch>of()
                    .value("branch", TEXT, OfBranch::branch)
                    .value("from", BIGINT, OfBranch::from)
                    .value("before", BIGINT, OfBranch::before));

    /** Complaints of a branch between two ids. */
    record OfBranch(String branch, long from, long before) {}

    private WordStore() {}

    /** Newest first. */
    static Future<List<Told>> texts(SqlClient client, Collection<Long> complaints) {
        return client.preparedQuery(TEXTS)
                .execute(Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Told(
                                row.number("id"),
                                row.text("told"),
                                row.flag("ended"),
                                row.instant("received_at"),
                                Nearness.APART)));
    }

    static Future<Void> add(SqlConnection transaction, Postings postings) {
        return postings.rows().isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(ADD.sql())
                        .execute(ADD.values(postings))
                        .mapEmpty();
    }

    static Future<Void> forget(SqlConnection transaction, Block block, List<String> grams, long complaint) {
        return transaction
                .preparedQuery(WITH_GRAMS + " FOR UPDATE")
                .execute(grams(List.of(block.number()), grams))
                .compose(rows -> {
                    var left = new ArrayList<Posting>();
                    rows.forEach(row -> {
                        var places = Block.places(row.getBuffer("complaints"));
                        places.clear(block.place(complaint));
                        left.add(new Posting(block.number(), row.getString("gram"), Block.stored(places)));
                    });
                    return transaction.preparedQuery(CHANGE.sql()).execute(CHANGE.values(new Postings(left)));
                })
                .compose(changed -> transaction.preparedQuery(DELETE_EMPTY).execute(deleted(block, grams)))
                .mapEmpty();
    }

    private static Tuple deleted(Block block, List<String> grams) {
        return Tuple.of(block.number()).addArrayOfString(grams.toArray(String[]::new));
    }

    /** The number of the last block; negative where nothing is indexed. */
    static Future<Integer> last(SqlClient client) {
        return client.query(LAST).execute().map(rows -> Rows.first(rows, row -> row.integer("block"))
                .orElse(-1));
    }

    /** By block, the places of complaints that hold all grams. */
    static Future<NavigableMap<Integer, BitSet>> withAll(
            SqlClient client, Collection<Integer> blocks, Collection<String> grams) {
        return client.preparedQuery(WITH_ALL_GRAMS)
                .execute(grams(blocks, grams).addLong((long) grams.size()))
                .map(rows -> {
                    var found = new TreeMap<Integer, BitSet>();
                    rows.forEach(
                            row -> found.merge(row.getInteger("block"), places(row.getBuffer("complaints")), (a, b) -> {
                                a.and(b);
                                return a;
                            }));
                    return found;
                });
    }

    /** By block, the places of complaints that hold a word with that beginning. */
    static Future<NavigableMap<Integer, BitSet>> withBeginning(
            SqlClient client, Collection<Integer> blocks, String beginning) {
        return client.preparedQuery(WITH_BEGINNING)
                .execute(Tuple.tuple()
                        .addArrayOfInteger(blocks.toArray(Integer[]::new))
                        .addString(beginning)
                        .addString(beginning + END))
                .map(rows -> {
                    var found = new TreeMap<Integer, BitSet>();
                    rows.forEach(
                            row -> found.merge(row.getInteger("block"), places(row.getBuffer("complaints")), (a, b) -> {
                                a.or(b);
                                return a;
                            }));
                    return found;
                });
    }

    static Future<List<Long>> ofBranch(SqlClient client, OfBranch asked) {
        return client.preparedQuery(OF_BRANCH.sql())
                .execute(OF_BRANCH.values(asked))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    private static Tuple grams(Collection<Integer> blocks, Collection<String> grams) {
        return Tuple.tuple()
                .addArrayOfInteger(blocks.toArray(Integer[]::new))
                .addArrayOfString(grams.toArray(String[]::new));
    }

    private static BitSet places(Buffer complaints) {
        return Block.places(complaints);
    }
}
