package hotline.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * The people signed in. A token alone is not enough: the person must be enabled and their session epoch the token's.
 * That is looked up at most every five seconds per person and node, so a session ended elsewhere lasts that much
 * longer here. A token newer than what was looked up is looked up again, so a session begun elsewhere counts at once.
 */
public final class Sessions {
    private static final Duration TRUSTED = Duration.ofSeconds(5);
    /** More than the maximum of streams, each of which asks repeatedly. */
    private static final int MOST_TOKENS = 40_000;
    /** More than work at one company's hotline. */
    private static final int MOST_PEOPLE = 20_000;

    private final PersonStore people;
    private final AccountLookup accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final InstantSource clock;
    /** Checking a signature takes ten times as long as filing a complaint; a token once checked stays what it is. */
    private final Cache<String, Tokens.Claims> read = cache(MOST_TOKENS);

    private final Cache<Long, Seen> seen = cache(MOST_PEOPLE);

    private Sessions(
            PersonStore people, AccountLookup accounts, Passwords passwords, Tokens tokens, InstantSource clock) {
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** When full, it drops the least used entry. */
    private static <K, V> Cache<K, V> cache(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    private record Seen(Optional<Account> account, Instant at) {
        /** Whether the token may have been issued after this was looked up, by another node. */
        boolean isOlderThan(Tokens.Claims claims) {
            return account.map(current -> current.sessionEpoch() < claims.epoch()
                            || (current.sessionEpoch() == claims.epoch() && !current.isOpen(at)))
                    .orElse(true);
        }
    }

    /** Reads the signing keys, and makes the first one if there is none. */
    public static Future<Sessions> open(Vertx vertx, Pool pool, Passwords passwords, InstantSource clock) {
        return new SigningKeyStore(pool)
                .allOrFirst(SigningKey.generate(), clock.instant())
                .map(keys -> {
                    var people = new PersonStore(pool);
                    return new Sessions(
                            people, new AccountLookup(vertx, people), passwords, new Tokens(vertx, keys), clock);
                });
    }

    /** A wrong login and a wrong password fail alike, after the same time. */
    public Future<Session> signIn(String login, String password, Asker asker) {
        return people.byLogin(login).compose(found -> {
            var account = found.filter(known -> known.isOpen(clock.instant()));
            return account.map(known -> passwords.matches(known.meant(password), known.passwordHash(), asker))
                    .orElseGet(() -> passwords.matchesNoAccount(password, asker))
                    .map(right -> session(account, right));
        });
    }

    /** A session of a person who proved who they are. */
    Session begin(Account account) {
        var expiresAt = Instant.ofEpochSecond(clock.instant().plus(Tokens.LIFE).getEpochSecond());
        return new Session(tokens.issue(account, expiresAt), expiresAt, account.asCaller());
    }

    /** So that a change of the account counts on this node at once. */
    public void forget(long person) {
        seen.invalidate(person);
    }

    /** For a browser to be known again by when it signs in with this login. */
    public String newDevice(String login) {
        return tokens.issueDevice(login, UUID.randomUUID().toString());
    }

    /** This device, if it signed in with this login before. */
    public Future<Optional<String>> knownDevice(String token, String login) {
        return tokens.device(token, login);
    }

    /** The person whom that token belongs to; fails with {@link Failure.Unauthenticated} if it is no longer valid. */
    public Future<Caller.Staff> caller(String token) {
        var known = read.getIfPresent(token);
        var claims = known != null
                ? Future.succeededFuture(known)
                : tokens.read(token).onSuccess(fresh -> read.put(token, fresh));
        return claims.compose(this::staff);
    }

    /**
     * Looks up these people at once, by their numbers, ahead of many requests at the same time: thousands of streams
     * would otherwise ask the database one by one.
     */
    public Future<Void> lookUp(Collection<Long> persons) {
        var now = clock.instant();
        var asked = persons.stream()
                .filter(person -> trusted(person, now).isEmpty())
                .map(person -> accounts.byId(person).onSuccess(account -> seen.put(person, new Seen(account, now))))
                .toList();
        return Future.join(asked).mapEmpty();
    }

    /** The account as read a moment ago. */
    private Optional<Seen> trusted(long person, Instant now) {
        return Optional.ofNullable(seen.getIfPresent(person))
                .filter(before -> now.isBefore(before.at().plus(TRUSTED)));
    }

    /** Ends every session of that person, on this node at once, with what else ends by it. */
    public Future<Void> signOut(Caller.Staff staff, Leaving leaving) {
        return people.endSessions(staff.id(), leaving).onSuccess(done -> forget(staff.id()));
    }

    private Session session(Optional<Account> account, boolean right) {
        if (!right || account.isEmpty()) {
            throw new Failure.Unauthenticated("login or password is wrong");
        }
        return begin(account.get());
    }

    private Future<Caller.Staff> staff(Tokens.Claims claims) {
        var now = clock.instant();
        if (!now.isBefore(claims.expiresAt())) {
            return Future.failedFuture(over());
        }
        var before = trusted(claims.person(), now).filter(known -> !known.isOlderThan(claims));
        if (before.isPresent()) {
            return staff(claims, before.get().account(), now);
        }
        return accounts.byId(claims.person())
                .onSuccess(account -> seen.put(claims.person(), new Seen(account, now)))
                .compose(account -> staff(claims, account, now));
    }

    private static Future<Caller.Staff> staff(Tokens.Claims claims, Optional<Account> account, Instant now) {
        return account.filter(current -> current.isOpen(now))
                .filter(current -> current.sessionEpoch() == claims.epoch())
                .map(current -> Future.succeededFuture(current.asCaller()))
                .orElseGet(() -> Future.failedFuture(over()));
    }

    private static Failure over() {
        return new Failure.Unauthenticated("the session is over; sign in again");
    }
}
