package hotline.server;

import hotline.audit.Looks;
import hotline.audit.PersonalDataAccess;
import hotline.blacklist.Blacklist;
import hotline.care.Care;
import hotline.care.CareMaking;
import hotline.care.CarePolicies;
import hotline.care.Contacts;
import hotline.complaint.change.Notes;
import hotline.complaint.next.NextComplaint;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.reading.OpenWork;
import hotline.customer.Customers;
import hotline.customer.FileChoices;
import hotline.customer.FileEdits;
import hotline.customer.FileReader;
import hotline.customer.duplicate.Duplicates;
import hotline.customer.duplicate.HintWork;
import hotline.customer.lists.CustomerLists;
import hotline.customer.lists.ForgottenLists;
import hotline.customer.lists.ListWork;
import hotline.customer.merge.Merges;
import hotline.customer.quality.FileSamples;
import hotline.customer.sealing.SealingWork;
import hotline.earlier.CorrectionTrials;
import hotline.earlier.FirstComplaints;
import hotline.earlier.SameThing;
import hotline.erasure.ErasureWork;
import hotline.erasure.Erasures;
import hotline.export.ErasedCustomers;
import hotline.http.api.BranchRoutes;
import hotline.http.api.HandlingRoutes;
import hotline.http.api.ParticularsRoutes;
import hotline.http.api.blacklist.BlacklistRoutes;
import hotline.http.api.care.CareRoutes;
import hotline.http.api.customers.CustomerRoutes;
import hotline.http.api.customers.DuplicateRoutes;
import hotline.http.api.customers.MergeRoutes;
import hotline.http.api.customers.SameThingRoutes;
import hotline.http.api.duties.DutyRoutes;
import hotline.http.api.erasure.ErasureRoutes;
import hotline.http.api.handovers.HandOverRoutes;
import hotline.http.api.joining.JoiningRoutes;
import hotline.http.api.lists.ListRoutes;
import hotline.http.api.looks.LookReasonRoutes;
import hotline.http.api.missing.MissingFileRoutes;
import hotline.http.api.phrases.PhraseRoutes;
import hotline.http.api.quality.FileDueRoutes;
import hotline.http.api.quality.QualityRoutes;
import hotline.http.api.search.SearchRoutes;
import hotline.http.api.thread.BranchQuestionRoutes;
import hotline.http.api.thread.ReplyRoutes;
import hotline.http.api.tiers.TierRoutes;
import hotline.http.api.ties.TieRoutes;
import hotline.http.engine.Routes;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.joining.HintReader;
import hotline.joining.Hints;
import hotline.joining.Joining;
import hotline.log.reading.LogReader;
import hotline.loop.Loop;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.offer.Offers;
import hotline.phrase.PhraseCounts;
import hotline.priority.Turns;
import hotline.search.SearchBox;
import hotline.search.WordReader;
import hotline.thread.BranchQuestions;
import hotline.tie.NewCases;
import hotline.tie.Ties;
import hotline.tier.Proposals;
import hotline.tier.Readmissions;
import hotline.tier.TierImports;
import hotline.tier.TierPolicies;
import hotline.tier.TierReviewWork;
import hotline.tier.TierReviews;
import hotline.wiring.ComplaintServices;
import hotline.wiring.DutyServices;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The agents' work on complaints, the files of the customers who filed them, with their tiers, blacklists and care, and the search for both. */
record HandlingFeature(
        List<LogReader> readers,
        HintWork duplicates,
        CareMaking care,
        SealingWork sealing,
        FirstComplaints firsts,
        Loop oldLists,
        List<JobWork> works,
        List<Routes> routes)
        implements Feature {
    private static final Pace OLD_LISTS = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(30));

    private static final Duration LONGEST_LOOKS = Duration.ofSeconds(15);

    static HandlingFeature of(Foundation on, ComplaintServices services, Jobs jobs, Offers offers) {
        var changes = services.changes();
        var pool = on.database().pool();
        var access = new PersonalDataAccess(ComplaintServices.reasons(on.policies()));
        var customers = new Customers(pool, access);
        var box = new SearchBox(on.vertx(), pool, services.reader(), customers);
        var turns = new Turns(on.policies());
        var tiers = new TierPolicies(on.policies());
        var lists = new CustomerLists(pool, jobs, on.clock());
        var care = new CarePolicies(on.policies());
        var exports = new ErasedCustomers(jobs);
        var duties = DutyServices.of(
                pool,
                on.policies(),
                on.rules().deadlines(),
                access,
                customers,
                new Care(pool, care, customers, on.clock()));
        return new HandlingFeature(
                Stream.of(new FileReader(on.vertx(), turns), new HintReader(on.vertx()), new WordReader(on.vertx()))
                        .map(reading -> new LogReader(on.loops(), pool, reading, on.parking()))
                        .toList(),
                new HintWork(on.loops(), pool, on.clock()),
                new CareMaking(on.loops(), pool, care, on.clock()),
                new SealingWork(on.loops(), pool, on.policies(), on.clock()),
                new FirstComplaints(on.loops(), on.database(), changes, on.policies(), on.clock()),
                on.loops().loop("old lists", OLD_LISTS, () -> lists.deleteOld().map(Next::atOnceIf)),
                List.of(
                        new TierReviewWork(on.vertx(), pool, tiers, on.clock()),
                        new ErasureWork(pool, exports, on.clock()),
                        new ListWork(on.vertx(), on.database(), on.policies(), on.clock())),
                List.of(
                        new HandlingRoutes(
                                services.reader(),
                                new OpenWork(pool),
                                changes,
                                new NextComplaint(on.database(), changes, on.parking()),
                                new CorrectionTrials(pool, changes, on.policies()),
                                on.policies(),
                                on.clock(),
                                on.complaintJson(),
                                box,
                                offers),
                        new ReplyRoutes(new Notes(changes), on.clock(), on.complaintJson()),
                        new BranchQuestionRoutes(
                                new BranchQuestions(on.database(), services.reader(), changes, on.clock()),
                                on.policies(),
                                on.network(),
                                on.clock()),
                        new BranchRoutes(
                                services.reader(),
                                changes,
                                new ParticularsCorrections(on.database(), changes),
                                on.policies(),
                                on.clock(),
                                on.complaintJson()),
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
                                new FileChoices(on.database(), changes, turns),
                                services.reader(),
                                on.policies(),
                                on.clock(),
                                on.network(),
                                on.complaintJson()),
                        new JoiningRoutes(
                                new Joining(on.database(), changes),
                                new Hints(on.vertx(), pool),
                                services.reader(),
                                on.policies(),
                                on.clock(),
                                on.complaintJson()),
                        new SearchRoutes(box, on.policies(), on.clock(), on.network(), on.complaintJson()),
                        new TierRoutes(
                                new TierImports(on.vertx(), pool, tiers),
                                new TierReviews(pool, jobs, tiers),
                                new Proposals(pool, access, turns),
                                on.policies(),
                                on.clock()),
                        new BlacklistRoutes(
                                new Blacklist(pool, access, new Readmissions(turns), () -> on.policies()
                                        .inForce()
                                        .policy()
                                        .zone()),
                                on.policies(),
                                on.clock()),
                        new TieRoutes(
                                new Ties(
                                        pool,
                                        customers,
                                        new NewCases(
                                                on.database(),
                                                changes,
                                                services.owedCases(),
                                                new Joining(on.database(), changes)),
                                        () -> on.policies().inForce().policy().zone()),
                                on.policies(),
                                on.clock()),
                        new CareRoutes(duties.care(), new Contacts(pool, care, customers), care, on.clock()),
                        new QualityRoutes(new FileSamples(pool, customers, on.policies()), on.policies(), on.clock()),
                        new FileDueRoutes(duties.due(), new FileEdits(pool), on.policies(), on.clock()),
                        new HandOverRoutes(duties.handOvers(), on.policies(), on.clock()),
                        new MissingFileRoutes(duties.missing(), on.policies(), on.clock()),
                        new PhraseRoutes(services.reader(), on.policies(), new PhraseCounts(pool), on.clock()),
                        new DutyRoutes(duties.all(pool), on.clock()),
                        new ListRoutes(lists, on.policies(), on.clock()),
                        new ErasureRoutes(
                                new Erasures(
                                        pool, jobs, customers, exports, new ForgottenLists(jobs), () -> on.policies()
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
                        new DuplicateRoutes(new Duplicates(pool, customers), on.policies(), on.clock(), on.network()),
                        new MergeRoutes(
                                customers,
                                new Merges(pool, customers, turns),
                                on.policies(),
                                on.clock(),
                                on.network())));
    }

    @Override
    public Future<Void> start() {
        duplicates.start();
        oldLists.startAfter(OLD_LISTS.pause());
        care.start();
        sealing.start();
        firsts.start();
        return Future.all(readers.stream().map(LogReader::start).toList()).mapEmpty();
    }

    @Override
    public Future<Void> stop() {
        return Future.join(readers.stream().map(LogReader::stop).toList())
                .compose(stopped -> duplicates.stop())
                .compose(stopped -> oldLists.stop())
                .compose(stopped -> firsts.stop())
                .compose(stopped -> care.stop())
                .compose(stopped -> sealing.stop());
    }
}
