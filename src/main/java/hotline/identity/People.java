package hotline.identity;

import hotline.database.SqlState;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The people with accounts. */
public final class People {
    private final PersonStore store;
    private final Passwords passwords;
    private final InstantSource clock;

    public People(Pool pool, Passwords passwords, InstantSource clock) {
        this.store = new PersonStore(pool);
        this.passwords = passwords;
        this.clock = clock;
    }

    /** A person as lists show them. */
    public record Listed(Person person, boolean enabled) {}

    /** Fails with {@link Failure.Invalid} for a weak password (S2), with {@link Failure.Conflict} where the login is taken. */
    public Future<Person> add(NewPerson person, String password) {
        return PasswordRules.weakness(password, person.login())
                .map(weakness -> Future.<Person>failedFuture(Failure.Invalid.field("/password", weakness)))
                .orElseGet(() -> passwords
                        .hash(password)
                        .compose(hash -> store.add(person, hash, clock.instant()))
                        .recover(failure -> dutyTaken(failure, person.post()))
                        .map(added -> added.map(Account::person)
                                .orElseThrow(() -> new Failure.Conflict(
                                        "there is an account with the login " + person.login() + " already"))));
    }

    /** Gives all of them accounts with the same password, hashed once; logins that exist already stay unchanged. */
    public Future<Void> addAll(List<NewPerson> people, String password) {
        return passwords.hash(password).compose(hash -> Future.all(people.stream()
                        .map(person -> store.add(person, hash, clock.instant()))
                        .toList())
                .mapEmpty());
    }

    public Future<List<Listed>> all() {
        return store.all().map(accounts -> accounts.stream()
                .map(account -> new Listed(account.person(), account.enabled()))
                .toList());
    }

    public Future<Optional<Person>> byLogin(String login) {
        return store.byLogin(login).map(account -> account.map(Account::person));
    }

    /**
     * Records a person's department and duty; fails with {@link Failure.Conflict} if another person has that duty,
     * since notices go to one person by name.
     */
    public Future<Person> assign(String login, Optional<Post> post) {
        return byLogin(login)
                .map(found -> found.orElseThrow(() -> noSuchPerson(login)))
                .compose(person -> person.role().handlesComplaints() || post.isEmpty()
                        ? store.assign(login, post)
                        : Future.failedFuture(Failure.Invalid.field(
                                "/department", "only agents and supervisors work in a department")))
                .recover(failure -> dutyTaken(failure, post))
                .map(account -> account.map(Account::person).orElseThrow(() -> noSuchPerson(login)));
    }

    private Future<Optional<Account>> dutyTaken(Throwable failure, Optional<Post> post) {
        if (!SqlState.isUniqueViolation(failure, "person_of_duty")) {
            return Future.failedFuture(failure);
        }
        return store.all().map(accounts -> {
            var holder = accounts.stream()
                    .filter(account ->
                            account.enabled() && account.person().post().equals(post))
                    .map(account -> account.person().login())
                    .findFirst();
            throw new Failure.Conflict("the department " + post.orElseThrow().department() + " has its "
                    + post.flatMap(Post::duty).orElseThrow().code() + " already"
                    + holder.map(other -> ": " + other + "; take the duty from " + other + " first")
                            .orElse(""));
        });
    }

    private static Failure noSuchPerson(String login) {
        return new Failure.NotFound("there is no account with the login " + login);
    }

    /** The account can't sign in from now on, and its sessions end within seconds. */
    public Future<Person> disable(String login) {
        return store.disable(login).map(account -> account.map(Account::person).orElseThrow(() -> noSuchPerson(login)));
    }

    /** Undoes {@link #disable}; fails with {@link Failure.Conflict} if another person has their duty now. */
    public Future<Person> enable(String login) {
        return byLogin(login)
                .map(found -> found.orElseThrow(() -> noSuchPerson(login)))
                .compose(person -> store.enable(login).recover(failure -> dutyTaken(failure, person.post())))
                .map(account -> account.map(Account::person).orElseThrow(() -> noSuchPerson(login)));
    }

    /** Every session of theirs is over within seconds (S1); fails with {@link Failure.Invalid} for a weak password (S2). */
    public Future<Person> changePassword(String login, String password) {
        return PasswordRules.weakness(password, login)
                .map(weakness -> Future.<Person>failedFuture(Failure.Invalid.field("/password", weakness)))
                .orElseGet(() -> passwords
                        .hash(password)
                        .compose(hash -> store.changePassword(login, hash))
                        .map(account -> account.map(Account::person).orElseThrow(() -> noSuchPerson(login))));
    }
}
