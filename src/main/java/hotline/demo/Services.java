package hotline.demo;

import hotline.attachment.AttachmentLimits;
import hotline.callback.CallbackAttempt;
import hotline.callback.CallbackStart;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult;
import hotline.database.Database;
import hotline.escalation.PlayedLadder;
import hotline.intake.ComplaintDraft;
import hotline.intake.Filed;
import hotline.intake.Intake;
import hotline.intake.LinkedCaseFiling;
import hotline.network.NetworkMap;
import hotline.parking.Parking;
import hotline.rules.Rules;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The services that real complaints go through, with a ladder that is played.
 *
 * @param receipt intake's clock, set to the receipt of each complaint
 */
record Services(
        Database database,
        AtomicReference<Instant> receipt,
        Intake intake,
        ComplaintServices real,
        PlayedLadder ladder,
        LinkedCasesSeen linkedCases) {

    static Services of(Vertx vertx, Database database, Rules rules, Supplier<NetworkMap> network, InstantSource clock) {
        var receipt = new AtomicReference<>(clock.instant());
        var intake = new Intake(vertx, database.intakePool(), rules, receipt::get, network);
        var linkedCases = new LinkedCasesSeen(new LinkedCaseFiling(intake, rules.policies()));
        var parking = new Parking(database.pool(), clock);
        return new Services(
                database,
                receipt,
                intake,
                ComplaintServices.of(database, rules, parking, clock, AttachmentLimits.USUAL, linkedCases),
                new PlayedLadder(database, rules.deadlines()),
                linkedCases);
    }

    /** Received at that time. One at a time may begin. */
    Future<Filed> file(ComplaintDraft draft, Instant at) {
        receipt.set(at);
        return intake.file(draft, Optional.empty());
    }

    /** Callbacks chosen by the agents, not the next one due. */
    Future<List<CallbackAttempt>> begin(List<CallbackStart> begins) {
        return database.inTransaction(transaction -> real.callbacks().begin(transaction, begins));
    }

    Future<List<ChangeResult>> apply(List<ChangeRequest> requests) {
        return database.inTransaction(transaction -> real.changes().applyAll(transaction, requests));
    }
}
