package hotline.server;

import hotline.http.WebServer;
import hotline.http.engine.TrackingCodes;
import hotline.job.Jobs;
import hotline.wiring.ComplaintServices;
import hotline.wiring.MessageServices;
import java.util.List;
import java.util.stream.Stream;

/** Assembles the features from their services, in the order in which a complaint meets them. */
final class Features {
    private Features() {}

    static List<Feature> of(Foundation on, IdentityFeature identity, WebServer.Settings settings) {
        var intake = IntakeFeature.of(on, settings);
        var services = ComplaintServices.of(
                on.database(),
                on.rules(),
                on.parking(),
                on.clock(),
                settings.files().limits(),
                intake.linkedCases());
        var messages = MessageServices.of(on.database(), on.policies(), services.reader(), on.allowances(), on.clock());
        var codes =
                new TrackingCodes(services.reader(), on.allowances(), on.policies(), messages.links(), messages.ways());
        var jobs = new Jobs(on.database().pool(), on.clock());
        var rules = RulesFeature.of(on, jobs, services);
        var exports = ExportFeature.of(on, jobs, services, identity.people(), settings.exports());
        var callbacks = services.callbacks();
        identity.leaving().join((transaction, person, why) -> callbacks.takeBack(transaction, person));
        identity.presence().follow(callbacks::keepALittle);
        var floor = FloorFeature.of(on, identity);
        var distribution = DistributionFeature.of(on, services, identity.presence(), floor.work());
        intake.intake().writer().whenFiled(services.pokes()::now);
        on.loops().lane().giveWayTo(intake.intake().writer()::isBusy);
        var handling = HandlingFeature.of(on, services, jobs, distribution.offers());
        var calling = CallbackFeature.of(on, services, codes, identity.streams());
        return List.of(
                identity,
                NetworkFeature.of(on, services),
                rules,
                intake,
                handling,
                distribution,
                LimitsFeature.of(on, services),
                calling,
                EscalationFeature.of(on, services),
                floor,
                TelephonyFeature.of(
                        on, calling.followers(), distribution.calls(), identity.streams(), settings.exchangesHere()),
                MeasuresFeature.of(on, identity, services.reader(), codes, messages.keys()),
                AttachmentFeature.of(on, services.reader(), codes, messages.keys(), settings.files()),
                OutboxFeature.of(on, messages, codes, settings.webhookNetworks()),
                WarningFeature.of(on, services.reader()),
                exports,
                ReportFeature.of(on),
                JobFeature.of(
                        on,
                        jobs,
                        rules.uploads(),
                        services.callHours(),
                        Stream.concat(Stream.of(rules.recount(), exports.work()), handling.works().stream())
                                .toList()),
                UpkeepFeature.of(on));
    }
}
