package hotline.identity;

import hotline.database.SqlState;
import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * The people with accounts. Each change is recorded with the person who makes it, in the same transaction; no person means
 * the command line.
 */
public final class People {
    private final Pool pool;
    private final PersonStore store;
    private final Passwords passwords;
    private final InstantSource clock;
    private final LongConsumer whenChanged;
    private final Leaving leaving;

    /**
     * @param whenChanged gets the id of each person with a changed account
     * @param leaving what else ends with an account
     */
    public People(Pool pool, Passwords passwords, InstantSource clock, LongConsumer whenChanged, Leaving leaving) {
        this.leaving = leaving;
        this.pool = pool;
        this.store = new PersonStore(pool);
        this.passwords = passwords;
        this.clock = clock;
        this.whenChanged = whenChanged;
    }

    /**
     * A person as lists show them.
     *
     * @param oneTimeUntil until when their one-time password opens; empty: they have chosen their own
     */
    public record Listed(Person person, boolean enabled, Optional<Instant> oneTimeUntil) {
        private static Listed of(Account account) {
            return new Listed(account.person(), account.enabled(), account.oneTimeUntil());
        }
    }

    /** A person with the password to hand over. */
    public record Welcomed(Listed listed, OneTimePassword password) {}

    /** Fails with {@link Failure.Invalid} for a weak password (S2), with {@link Failure.Conflict} where the login is taken. */
    public Future<Person> add(NewPerson person, String password) {
        return PasswordRules.weakness(password, person.login())
                .map(weakness -> Future.<Person>failedFuture(Failure.Invalid.field("/password", weakness)))
                .orElseGet(() -> add(Once.unkeyed(), person, password, Optional.empty(), Optional.empty())
                        .map(Account::person));
    }

    /** With a one-time password; fails with {@link Failure.Conflict} where the login is taken. */
    public Future<Welcomed> welcome(Once once, NewPerson person, long by) {
        var password = OneTimePassword.make(clock.instant());
        return add(once, person, password.text(), Optional.of(password.until()), Optional.of(by))
                .map(account -> new Welcomed(Listed.of(account), password));
    }

    private Future<Account> add(
            Once once, NewPerson person, String password, Optional<Instant> oneTimeUntil, Optional<Long> by) {
        return passwords
                .hash(password)
                .compose(hash -> once.inTransaction(
                        pool,
                        transaction -> PersonStore.add(transaction, person, hash, oneTimeUntil, by, clock.instant())))
                .recover(failure -> dutyTaken(failure, person.post()))
                .map(added -> added.orElseThrow(() ->
                        new Failure.Conflict("there is an account with the login " + person.login() + " already")));
    }

    /** The hash of a password that several new accounts share. */
    public Future<String> hash(String password) {
        return passwords.hash(password);
    }

    /** With a password that is hashed already; a login that exists stays unchanged. */
    public Future<Void> addHashed(NewPerson person, String passwordHash) {
        return pool.withConnection(connection -> PersonStore.add(
                        connection, person, passwordHash, Optional.empty(), Optional.empty(), clock.instant()))
                .mapEmpty();
    }

    public Future<List<Listed>> all() {
        return store.all().map(accounts -> accounts.stream().map(Listed::of).toList());
    }

    /** In the order of logins. */
    public Future<List<Listed>> list(PeopleQuery wanted) {
        return store.list(wanted)
                .map(accounts -> accounts.stream().map(Listed::of).toList());
    }

    public Future<Listed> byId(long id) {
        return store.byIds(List.of(id))
                .map(found ->
                        found.stream().findFirst().map(Listed::of).orElseThrow(() -> noSuchPerson(Long.toString(id))));
    }

    public Future<Optional<Person>> byLogin(String login) {
        return store.byLogin(login).map(account -> account.map(Account::person));
    }

    /** The person with that login, as {@link #byLogin} finds them, in a transaction at hand. */
    public static Future<Optional<Long>> idOf(SqlConnection transaction, String login) {
        return PersonStore.byLogin(transaction, login)
                .map(found -> found.map(account -> account.person().id()));
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<Person> named(String login) {
        return byLogin(login).map(found -> found.orElseThrow(() -> noSuchPerson(login)));
    }

    /** Changes of this person's account that were recorded before the one with that id, newest first. */
    public Future<List<AccountChange>> changesOf(long id, long before, int most) {
        return byId(id).compose(known -> store.changesOf(id, before, most));
    }

    /**
     * Records a person's department and duty; fails with {@link Failure.Conflict} if another person has that duty,
     * since notices go to one person by name.
     */
    public Future<Person> assign(long id, Optional<Post> post) {
        return change(Once.unkeyed(), id, AccountChange.Kind.CHANGED, Optional.empty(), account -> {
                    if (post.isPresent() && !account.person().role().handlesComplaints()) {
                        throw Failure.Invalid.field("/department", "only agents and supervisors work in a department");
                    }
                    return account.of(account.person().at(post));
                })
                .map(Listed::person);
    }

    /** All that people see of a person but the login, which stays. Sessions end where the role changes. */
    public Future<Listed> change(
            Once once, long id, String name, Role role, Optional<String> branch, Optional<Post> post, long by) {
        return change(
                once,
                id,
                AccountChange.Kind.CHANGED,
                Optional.of(by),
                account -> account.of(account.person().with(name, role, branch, post)));
    }

    /** The account can't sign in from now on, and its sessions end: on this node at once, on others within seconds. */
    public Future<Listed> disable(Once once, long id, Optional<Long> by) {
        return change(once, id, AccountChange.Kind.DISABLED, by, Account::disabled);
    }

    /** Undoes {@link #disable}; fails with {@link Failure.Conflict} if another person has their duty now. */
    public Future<Listed> enable(Once once, long id, Optional<Long> by) {
        return change(once, id, AccountChange.Kind.ENABLED, by, Account::open);
    }

    /** Every session of theirs is over; fails with {@link Failure.Invalid} for a weak password (S2). */
    public Future<Person> setPassword(Person person, String password) {
        return PasswordRules.weakness(password, person.login())
                .map(weakness -> Future.<Person>failedFuture(Failure.Invalid.field("/password", weakness)))
                .orElseGet(() -> passwords
                        .hash(password)
                        .compose(hash -> change(
                                Once.unkeyed(),
                                person.id(),
                                AccountChange.Kind.PASSWORD_SET,
                                Optional.empty(),
                                account -> account.withPassword(hash, Optional.empty())))
                        .map(Listed::person));
    }

    /** In place of the password they have. Every session of theirs is over. */
    public Future<Welcomed> giveOneTimePassword(Once once, long id, long by) {
        var password = OneTimePassword.make(clock.instant());
        return passwords
                .hash(password.text())
                .compose(hash -> change(
                        once,
                        id,
                        AccountChange.Kind.ONE_TIME_PASSWORD,
                        Optional.of(by),
                        account -> account.withPassword(hash, Optional.of(password.until()))))
                .map(listed -> new Welcomed(listed, password));
    }

    /**
     * A person's own choice. Fails with {@link Failure.Unauthenticated} where the current one is wrong, with
     * {@link Failure.Invalid} for a weak one (S2).
     */
    Future<Account> choosePassword(Caller.Staff staff, String current, String chosen, Asker asker) {
        return store.byIds(List.of(staff.id()))
                .map(found -> found.stream().findFirst().orElseThrow(() -> noSuchPerson(staff.login())))
                .compose(account -> passwords
                        .matches(account.meant(current), account.passwordHash(), asker)
                        .compose(right -> {
                            if (!right) {
                                throw new Failure.Unauthenticated("the password is wrong");
                            }
                            if (account.areAlike(chosen, current)) {
                                throw Failure.Invalid.field("/new", "must be another one than the current password");
                            }
                            PasswordRules.weakness(chosen, staff.login()).ifPresent(weakness -> {
                                throw Failure.Invalid.field("/new", weakness);
                            });
                            return passwords.hash(chosen);
                        })
                        .compose(hash -> changed(
                                Once.unkeyed(),
                                staff.id(),
                                AccountChange.Kind.OWN_PASSWORD,
                                Optional.of(staff.id()),
                                locked -> {
                                    if (!locked.passwordHash().equals(account.passwordHash())) {
                                        throw new Failure.Conflict("the password was changed in between");
                                    }
                                    return locked.withPassword(hash, Optional.empty());
                                })));
    }

    private Future<Listed> change(
            Once once, long id, AccountChange.Kind kind, Optional<Long> by, UnaryOperator<Account> rule) {
        return changed(once, id, kind, by, rule).map(Listed::of);
    }

    /** A change that changes nothing is not recorded. */
    private Future<Account> changed(
            Once once, long id, AccountChange.Kind kind, Optional<Long> by, UnaryOperator<Account> rule) {
        return once.inTransaction(pool, transaction -> PersonStore.lockAdministrators(transaction)
                        .compose(administrators -> PersonStore.lock(transaction, id)
                                .map(found -> found.orElseThrow(() -> noSuchPerson(Long.toString(id))))
                                .compose(before -> {
                                    var after = rule.apply(before);
                                    if (by.isPresent()) {
                                        keepAnAdministrator(administrators, after);
                                    }
                                    return record(transaction, before, after, kind, by);
                                })))
                .onSuccess(after -> whenChanged.accept(id));
    }

    private Future<Account> record(
            SqlConnection transaction, Account before, Account after, AccountChange.Kind kind, Optional<Long> by) {
        if (before.equals(after)) {
            return Future.succeededFuture(after);
        }
        return PersonStore.change(transaction, new PersonStore.Changed(before, after, kind, by, clock.instant()))
                .compose(changed -> worksElsewhere(before, after)
                        ? leaving.leaves(transaction, after.person().id(), Leaving.Why.ACCOUNT_CHANGED)
                        : Future.succeededFuture())
                .map(after)
                .recover(failure -> dutyTaken(failure, after.person().post()).map(none -> after));
    }

    private static boolean worksElsewhere(Account before, Account after) {
        return !after.enabled()
                || before.person().role() != after.person().role()
                || !before.person()
                        .post()
                        .map(Post::department)
                        .equals(after.person().post().map(Post::department));
    }

    /** The command line may close the last account too: its user can open another one. */
    private static void keepAnAdministrator(List<Long> administrators, Account after) {
        boolean stays = after.enabled() && after.person().role() == Role.ADMIN;
        if (!stays && administrators.equals(List.of(after.person().id()))) {
            throw new Failure.Conflict("this is the last administrator; give another person that role first");
        }
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
}
