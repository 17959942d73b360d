package hotline.demo.tiers;

import hotline.audit.PersonalDataAccess;
import hotline.blacklist.Blacklist;
import hotline.blacklist.BlacklistStep;
import hotline.blacklist.Blacklisting;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.priority.Turns;
import hotline.tier.Proposals;
import hotline.tier.Readmissions;
import hotline.tier.Scheme;
import hotline.tier.TierImports;
import hotline.tier.TierPolicies;
import hotline.tier.TierProposal;
import hotline.tier.TierReview;
import hotline.tier.TierReviewWork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trade of two years (K1): the tiers of last year are decided, those of this year wait. The same file always trades alike. */
public final class DemoTiers {
    private static final List<String> NAMES = List.of("上海", "王", "李", "张");
    private static final int MOST = 20;
    private static final int MONTHS = 7;
    private static final int MOST_DECIDED = 500;
    /** Yuan a year; most customers trade little. */
    private static final List<Long> TRADE = List.of(4_200L, 18_500L, 61_000L, 100_000L, 146_800L, 327_500L, 612_000L);

    private final Customers customers;
    private final TierImports imports;
    private final TierReviewWork work;
    private final Proposals proposals;
    private final Blacklist blacklist;
    private final Caller.Staff supervisor;
    private final Caller.Staff other;
    private final Instant now;
    /** Long before the periods that the demo shows, so that those who have a tier are due in them (K2). */
    private final Instant decided;

    private final int year;

    /** @param supervisors at least two; one approves what the other has verified */
    public DemoTiers(
            Vertx vertx,
            Pool pool,
            TierPolicies policies,
            InstantSource clock,
            Turns turns,
            List<Caller.Staff> supervisors,
            ZonedDateTime today) {
        this.customers = new Customers(pool, new PersonalDataAccess());
        this.imports = new TierImports(vertx, pool, policies);
        this.work = new TierReviewWork(vertx, pool, policies, clock);
        this.proposals = new Proposals(pool, new PersonalDataAccess(), turns);
        this.blacklist = new Blacklist(pool, new PersonalDataAccess(), new Readmissions(turns), today::getZone);
        this.supervisor = supervisors.get(0);
        this.other = supervisors.get(1);
        this.now = clock.instant();
        this.decided = today.minusMonths(MONTHS).toInstant();
        this.year = today.getYear();
    }

    public Future<Void> make() {
        return files(List.of(), 0)
                .compose(files -> files.isEmpty()
                        ? Future.succeededFuture()
                        : take(files, year - 1)
                                .compose(taken -> review(year - 1))
                                .compose(reviewed -> decide())
                                .compose(decided -> take(files, year))
                                .compose(taken -> review(year))
                                .compose(reviewed -> list(files)));
    }

    /** One customer is on the company's list, and another one waits to be verified (D3). */
    private Future<Void> list(List<Long> files) {
        return propose(files.get(files.size() - 1), "多次伪造签收凭证骗取赔款")
                .compose(id -> step(id, BlacklistStep.VERIFY, supervisor)
                        .compose(verified -> step(id, BlacklistStep.APPROVE, other)))
                .compose(approved -> propose(files.get(0), "辱骂、威胁派送员"))
                .mapEmpty();
    }

    private Future<Long> propose(long file, String harm) {
        return blacklist
                .propose(
                        Once.unkeyed(),
                        new Blacklisting.Draft(file, Optional.empty(), harm, Optional.empty()),
                        supervisor.id(),
                        now)
                .map(Blacklisting::id);
    }

    private Future<Blacklisting> step(long id, BlacklistStep step, Caller.Staff by) {
        return blacklist.step(Once.unkeyed(), id, new BlacklistStep.Taken(step, Optional.empty(), by.id(), now));
    }

    private Future<List<Long>> files(List<Long> found, int from) {
        if (from == NAMES.size()) {
            return Future.succeededFuture(found.stream().distinct().sorted().toList());
        }
        return customers
                .byName(new Customers.Reader(supervisor, now), NAMES.get(from), MOST)
                .compose(more -> files(
                        Stream.concat(found.stream(), more.stream().map(Customer::id))
                                .toList(),
                        from + 1));
    }

    private Future<Void> take(List<Long> files, int of) {
        var csv = files.stream()
                .map(file -> "%d,%d,%d,%s\n".formatted(file, of, trade(file, of), mixed(file, 7) == 0 ? "bad" : "good"))
                .collect(Collectors.joining("", "customer,year,amount,payment\n", ""));
        return imports.take(
                        Once.unkeyed(),
                        Scheme.TRADE,
                        csv.getBytes(StandardCharsets.UTF_8),
                        false,
                        new TierImports.Author(Optional.empty(), now))
                .mapEmpty();
    }

    /** One customer of four trades more or less than the year before. */
    private long trade(long file, int of) {
        int usual = mixed(file, TRADE.size());
        boolean isOther = of == year && mixed(file * 31 + 1, 4) == 0;
        return TRADE.get(isOther ? (usual + 2) % TRADE.size() : usual);
    }

    private Future<Void> review(int of) {
        var asked = new TierReview.Asked(Scheme.TRADE, Optional.empty(), Integer.toString(of));
        return work.atOnce(asked, supervisor.id(), now);
    }

    private Future<Void> decide() {
        return proposals
                .waiting(
                        supervisor.id(), now, new Proposals.Filter(0, Optional.empty(), Optional.empty(), MOST_DECIDED))
                .map(found -> found.stream().map(TierProposal::id).toList())
                .compose(ids -> proposals.decide(
                        Once.unkeyed(),
                        ids,
                        new Proposals.Decided(true, supervisor.id(), decided, Optional.of("年度评审")),
                        false))
                .mapEmpty();
    }

    private static int mixed(long file, int most) {
        return (int) (((file * 0x9E3779B97F4A7C15L) >>> 40) % most);
    }
}
