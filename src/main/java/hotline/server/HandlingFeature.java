package hotline.server;

import hotline.audit.Looks;
import hotline.audit.PersonalDataAccess;
import hotline.blacklist.Blacklist;
import hotline.complaint.change.NextComplaint;
import hotline.complaint.change.Notes;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.reading.OpenWork;
import hotline.customer.Customers;
import hotline.customer.FileChoices;
import hotline.customer.FileEdits;
import hotline.customer.FileReader;
import hotline.customer.duplicate.Duplicates;
import hotline.customer.duplicate.HintWork;
import hotline.customer.merge.Merges;
import hotline.customer.sealing.SealingWork;
import hotline.earlier.SameThing;
import hotline.erasure.ErasureWork;
import hotline.erasure.Erasures;
import hotline.export.ErasedCustomers;
import hotline.http.api.BranchRoutes;
import hotline.http.api.HandlingRoutes;
import hotline.http.api.ParticularsRoutes;
import hotline.http.api.blacklist.BlacklistRoutes;
import hotline.http.api.customers.CustomerRoutes;
import hotline.http.api.customers.DuplicateRoutes;
import hotline.http.api.customers.MergeRoutes;
import hotline.http.api.customers.SameThingRoutes;
import hotline.http.api.erasure.ErasureRoutes;
import hotline.http.api.joining.JoiningRoutes;
import hotline.http.api.looks.LookReasonRoutes;
import hotline.http.api.search.SearchRoutes;
import hotline.http.api.tiers.TierRoutes;
import hotline.http.engine.Routes;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.joining.HintReader;
import hotline.joining.Hints;
import hotline.joining.Joining;
import hotline.log.reading.LogReader;
import hotline.search.SearchBox;
import hotline.search.WordReader;
import hotline.tier.Proposals;
import hotline.tier.TierImports;
import hotline.tier.TierPolicies;
import hotline.tier.TierReviewWork;
import hotline.tier.TierReviews;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The agents' work on complaints, the files of the customers who filed them, with their tiers and blacklists, and the search for both. */
record HandlingFeature(
        List<LogReader> readers, HintWork duplicates, SealingWork sealing, List<JobWork> works, List<Routes> routes)
        implements Feature {

    private static final Duration LONGEST_LOOKS = Duration.ofSeconds(15);

    static HandlingFeature of(Foundation on, ComplaintServices services, Jobs jobs) {
        var changes = services.changes();
        var pool = on.database().pool();
        var customers = new Customers(pool, new PersonalDataAccess(ComplaintServices.reasons(on.policies())));
        var box = new SearchBox(on.vertx(), pool, services.reader(), customers);
        var tiers = new TierPolicies(on.policies());
        var exports = new ErasedCustomers(jobs);
        return new HandlingFeature(
                Stream.of(new FileReader(on.vertx()), new HintReader(on.vertx()), new WordReader(on.vertx()))
                        .map(reading -> new LogReader(on.loops(), pool, reading, on.parking()))
                        .toList(),
                new HintWork(on.loops(), pool, on.clock()),
                new SealingWork(on.loops(), pool, on.policies(), on.clock()),
                List.of(
                        new TierReviewWork(on.vertx(), pool, tiers, on.clock()),
                        new ErasureWork(pool, exports, on.clock())),
                List.of(
                        new HandlingRoutes(
                                services.reader(),
                                new OpenWork(pool),
                                changes,
                                new NextComplaint(on.database(), changes, on.parking()),
                                new Notes(changes),
                                on.policies(),
                                on.clock(),
                                on.complaintJson(),
                                box),
                        new BranchRoutes(services.reader(), changes, on.clock(), on.complaintJson()),
                        new ParticularsRoutes(
                                new ParticularsCorrections(on.database(), changes),
                                changes,
                                services.reader(),
                                on.policies(),
                                on.clock(),
                                on.complaintJson(),
                                on.network()),
                        new SameThingRoutes(
                                new SameThing(on.database(), changes),
                                services.reader(),
                                on.clock(),
                                on.complaintJson()),
                        new CustomerRoutes(
                                customers,
                                new FileEdits(pool),
                                new FileChoices(on.database(), changes),
                                services.reader(),
                                on.policies(),
                                on.clock(),
                                on.complaintJson()),
                        new JoiningRoutes(
                                new Joining(on.database(), changes),
                                new Hints(on.vertx(), pool),
                                services.reader(),
                                on.policies(),
                                on.clock(),
                                on.complaintJson()),
                        new SearchRoutes(box, on.policies(), on.clock(), on.complaintJson()),
                        new TierRoutes(
                                new TierImports(on.vertx(), pool, tiers),
                                new TierReviews(pool, jobs, tiers),
                                new Proposals(pool, new PersonalDataAccess()),
                                on.policies(),
                                on.clock()),
                        new BlacklistRoutes(
                                new Blacklist(
                                        pool,
                                        new PersonalDataAccess(),
                                        () -> on.policies().inForce().policy().zone()),
                                on.policies(),
                                on.clock()),
                        new ErasureRoutes(
                                new Erasures(pool, jobs, customers, exports, () -> on.policies()
                                        .inForce()
                                        .policy()
                                        .personalData()
                                        .keptMonths()),
                                on.policies(),
                                on.clock()),
                        new LookReasonRoutes(
                                services.reader(),
                                customers,
                                new Looks(pool, LONGEST_LOOKS),
                                on.policies(),
                                on.clock()),
                        new DuplicateRoutes(new Duplicates(pool, customers), on.policies(), on.clock()),
                        new MergeRoutes(customers, new Merges(pool, customers), on.policies(), on.clock())));
    }

    @Override
    public Future<Void> start() {
        duplicates.start();
        sealing.start();
        return Future.all(readers.stream().map(LogReader::start).toList()).mapEmpty();
    }

    @Override
    public Future<Void> stop() {
        return Future.join(readers.stream().map(LogReader::stop).toList())
                .compose(stopped -> duplicates.stop())
                .compose(stopped -> sealing.stop());
    }
}
