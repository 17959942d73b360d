package hotline.network;

import hotline.failure.Failure;
import hotline.network.Units.Author;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which people and departments belong to which unit, by day. */
public final class UnitMembers {
    private final Pool pool;

    public UnitMembers(Pool pool) {
        this.pool = pool;
    }

    /** A person by login, or a department by its code. */
    public sealed interface Member {
        record Person(String login) implements Member {}

        record Department(String code) implements Member {}
    }

    /**
     * A membership from a day on, in place of all later ones.
     *
     * @param unit empty: of none
     */
    public record Move(Member member, Optional<String> unit, LocalDate from) {}

    /** Those of now, before and after, by their first day. */
    public Future<List<UnitMember>> of(String unit) {
        return pool.withConnection(connection -> UnitMemberStore.of(connection, unit));
    }

    /** Fails with {@link Failure.Invalid} for a person or unit that is not there. */
    public Future<Void> move(Once once, Move move, Author author) {
        return once.inTransaction(pool, transaction -> UnitStore.nextEpoch(transaction)
                .compose(epoch ->
                        UnitStore.read(transaction).map(stored -> NetworkMap.unsearched(epoch, stored.units())))
                .compose(network -> check(move, network))
                .compose(checked -> person(transaction, move.member()))
                .compose(person -> UnitMemberStore.move(transaction, person, move))
                .compose(before -> record(transaction, before, move, author)));
    }

    private static Future<Void> check(Move move, NetworkMap network) {
        move.unit().ifPresent(code -> {
            var unit = network.unit(code).orElseThrow(() -> Failure.Invalid.field("/unit", "there is no unit " + code));
            if (!unit.isOn(move.from())) {
                throw Failure.Invalid.field("/unit", code + " is not there on " + move.from());
            }
        });
        return Future.succeededFuture();
    }

    private static Future<Optional<Long>> person(SqlConnection transaction, Member member) {
        return member instanceof Member.Person person
                ? UnitMemberStore.idOf(transaction, person.login())
                        .map(id -> Optional.of(id.orElseThrow(() -> Failure.Invalid.field(
                                "/login", "there is no account with the login " + person.login()))))
                : Future.succeededFuture(Optional.empty());
    }

    /** With both units. */
    private static Future<Void> record(SqlConnection transaction, Optional<String> before, Move move, Author author) {
        if (before.equals(move.unit())) {
            return Future.succeededFuture();
        }
        var named = named(move.member()) + " (" + move.from() + ")";
        var left = before.map(
                unit -> change(unit, new JsonObject().put("before", named).put("after", ""), author));
        var joined = move.unit()
                .map(unit -> change(unit, new JsonObject().put("before", "").put("after", named), author));
        return UnitStore.writeChanges(
                transaction,
                List.of(left, joined).stream().flatMap(Optional::stream).toList());
    }

    private static UnitChange change(String unit, JsonObject member, Author author) {
        return new UnitChange(author.at(), unit, author.by(), Optional.empty(), new JsonObject().put("member", member));
    }

    private static String named(Member member) {
        return member instanceof Member.Person person ? person.login() : ((Member.Department) member).code();
    }
}
