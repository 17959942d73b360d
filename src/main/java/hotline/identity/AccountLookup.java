package hotline.identity;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds accounts by their numbers. At most a few statements run at once; the next one reads together all accounts
 * requested meanwhile: after a restart thousands of consoles reconnect within a second or two.
 */
final class AccountLookup {
    private static final int MOST_STATEMENTS = 4;
    private static final int MOST_PER_STATEMENT = 1_000;

    private final Vertx vertx;
    private final PersonStore people;
    private List<Asked> waiting = new ArrayList<>();
    private int underWay;

    AccountLookup(Vertx vertx, PersonStore people) {
        this.vertx = vertx;
        this.people = people;
    }

    private record Asked(long id, Context by, Promise<Optional<Account>> answer) {
        /** Answers on the context that asked, since the result belongs to its request. */
        void answer(Future<Map<Long, Account>> found) {
            by.runOnContext(
                    now -> found.map(byId -> Optional.ofNullable(byId.get(id))).onComplete(answer));
        }
    }

    Future<Optional<Account>> byId(long id) {
        var asked = new Asked(id, vertx.getOrCreateContext(), Promise.promise());
        synchronized (this) {
            waiting.add(asked);
        }
        next();
        return asked.answer().future();
    }

    private void next() {
        var batch = take();
        if (batch.isEmpty()) {
            return;
        }
        var ids = batch.stream().map(Asked::id).distinct().toList();
        people.byIds(ids).map(AccountLookup::byNumber).onComplete(found -> {
            synchronized (this) {
                underWay--;
            }
            next();
            batch.forEach(asked -> asked.answer(
                    found.succeeded() ? Future.succeededFuture(found.result()) : Future.failedFuture(found.cause())));
        });
    }

    private synchronized List<Asked> take() {
        if (waiting.isEmpty() || underWay >= MOST_STATEMENTS) {
            return List.of();
        }
        int end = Math.min(waiting.size(), MOST_PER_STATEMENT);
        var batch = List.copyOf(waiting.subList(0, end));
        waiting = new ArrayList<>(waiting.subList(end, waiting.size()));
        underWay++;
        return batch;
    }

    private static Map<Long, Account> byNumber(List<Account> accounts) {
        var byNumber = new HashMap<Long, Account>();
        accounts.forEach(account -> byNumber.put(account.person().id(), account));
        return byNumber;
    }
}
