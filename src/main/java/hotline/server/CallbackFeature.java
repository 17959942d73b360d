package hotline.server;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallWishes;
import hotline.callback.CallbackTimer;
import hotline.callback.CustomerCalls;
import hotline.callback.hand.HandCalls;
import hotline.campaign.CadenceWork;
import hotline.campaign.CampaignCalls;
import hotline.campaign.CampaignWork;
import hotline.campaign.Campaigns;
import hotline.care.CarePolicies;
import hotline.care.Contacts;
import hotline.customer.Customers;
import hotline.floor.OpenStreams;
import hotline.http.api.CallbackRoutes;
import hotline.http.api.TrackingRoutes;
import hotline.http.api.calls.HandCallRoutes;
import hotline.http.api.campaigns.CampaignRoutes;
import hotline.http.api.telephony.calls.CallRoutes;
import hotline.http.api.telephony.calls.HelpedCallRoutes;
import hotline.http.engine.Routes;
import hotline.http.engine.TrackingCodes;
import hotline.satisfaction.CustomersPage;
import hotline.telephony.CallFollower;
import hotline.telephony.caller.Callers;
import hotline.telephony.desk.CallDesk;
import hotline.telephony.desk.Ringing;
import hotline.telephony.help.HelpedCalls;
import hotline.telephony.record.CallRecords;
import hotline.telephony.record.RecordLooks;
import hotline.telephony.record.RecordOwed;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/** Calls and their records, callbacks, campaigns, ratings and the customer's own page. */
record CallbackFeature(
        CallbackTimer timer, CampaignWork campaigns, CadenceWork cadences, Ringing ringing, List<Routes> routes)
        implements Feature {

    static CallbackFeature of(Foundation on, ComplaintServices services, TrackingCodes codes, OpenStreams streams) {
        var customers =
                new CustomersPage(on.database(), services.reader(), services.changes(), services.ratings(), on.clock());
        var pool = on.database().pool();
        var access = new PersonalDataAccess(ComplaintServices.reasons(on.policies()));
        var calls = new CustomerCalls(on.policies(), services.callHours());
        var care = new CarePolicies(on.policies());
        var files = new Customers(pool, access);
        var contacts = new Contacts(pool, care, files);
        var byHand = new HandCalls(pool, calls, access);
        var looks = new RecordLooks(files, access);
        var records = new CallRecords(pool, byHand, looks, access, MeasuresFeature.counting(on));
        return new CallbackFeature(
                new CallbackTimer(on.loops(), services.callbacks(), services.owedCases()),
                new CampaignWork(on.loops(), pool, calls, on.clock()),
                new CadenceWork(on.loops(), pool, care, calls, on.clock()),
                new Ringing(on.loops(), on.database(), streams),
                List.of(
                        new CallRoutes(
                                new Callers(pool, files, access),
                                new CallDesk(pool, looks, files, access),
                                records,
                                on.policies(),
                                on.clock(),
                                on.network()),
                        new HelpedCallRoutes(new HelpedCalls(pool, files, access), on.policies(), on.clock()),
                        new CampaignRoutes(
                                new Campaigns(pool, calls),
                                new CampaignCalls(pool, calls, contacts, access),
                                on.policies(),
                                on.clock()),
                        new CallbackRoutes(
                                services.callbacks(),
                                services.callbackLists(),
                                services.callHours(),
                                services.outcomes(),
                                byHand,
                                services.reader(),
                                on.policies(),
                                on.clock(),
                                on.complaintJson()),
                        new HandCallRoutes(byHand, on.policies(), on.clock()),
                        new TrackingRoutes(
                                customers,
                                new CallWishes(services.changes(), on.clock()),
                                codes,
                                on.policies(),
                                on.rules().deadlines(),
                                on.clock())));
    }

    /** What follows when a call has changed. */
    List<CallFollower> followers() {
        return List.of(new RecordOwed(), ringing);
    }

    @Override
    public Future<Void> start() {
        ringing.start();
        timer.start();
        campaigns.start();
        cadences.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return cadences.stop()
                .compose(stopped -> campaigns.stop())
                .compose(stopped -> timer.stop())
                .compose(stopped -> ringing.stop());
    }
}
