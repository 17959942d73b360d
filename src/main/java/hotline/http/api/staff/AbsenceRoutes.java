package hotline.http.api.staff;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Role;
import hotline.policy.Policies;
import hotline.staff.Absence;
import hotline.staff.Absences;
import hotline.staff.StaffMember;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Who is away on which days: supervisors enter it, agents see their own. */
public final class AbsenceRoutes implements Routes {
    private final Absences absences;
    private final Policies policies;

    public AbsenceRoutes(Absences absences, Policies policies) {
        this.absences = absences;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listAbsences", this::list);
        bind.accept("enterAbsence", this::enter);
        bind.accept("endAbsence", this::end);
    }

    private Future<Answer> list(Exchange exchange) {
        var reader = exchange.caller().handler();
        return absences.coming(reader.role() == Role.SUPERVISOR ? Optional.empty() : Optional.of(reader.id()))
                .map(found -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(found, this::json))));
    }

    private Future<Answer> enter(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        var body = exchange.body();
        long person = body.requiredInteger("person", 1, Integer.MAX_VALUE);
        var from = body.requiredDay("from");
        var to = body.requiredDay("to");
        body.done();
        return absences.enter(exchange.once(), person, from.orElse(LocalDate.EPOCH), to.orElse(LocalDate.EPOCH), by)
                .map(entered -> Answer.ok(json(entered)));
    }

    private Future<Answer> end(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        long id = Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such absence"));
        return absences.end(exchange.once(), id, by).map(done -> Answer.nothing());
    }

    private JsonObject json(Absence absence) {
        return new JsonObject()
                .put("id", absence.id())
                .put("person", named(absence.person()))
                .put("from", absence.from().toString())
                .put("to", absence.to().toString())
                .put("enteredBy", named(absence.enteredBy()))
                .put(
                        "enteredAt",
                        Times.of(
                                absence.enteredAt(), policies.inForce().policy().zone()));
    }

    private static JsonObject named(StaffMember.Named person) {
        return new JsonObject().put("id", person.id()).put("name", person.name());
    }
}
