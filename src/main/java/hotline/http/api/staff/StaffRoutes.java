package hotline.http.api.staff;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.policy.Policies;
import hotline.policy.dispatch.Skill;
import hotline.staff.Staff;
import hotline.staff.StaffMember;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What people can do, their training and mentors: for supervisors and administrators. */
public final class StaffRoutes implements Routes {
    private static final int LONGEST_CODE = 50;
    private static final int MOST_SKILLS = 50;

    private final Staff staff;
    private final Policies policies;
    private final InstantSource clock;

    public StaffRoutes(Staff staff, Policies policies, InstantSource clock) {
        this.staff = staff;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getStaffMember", this::read);
        bind.accept("changeStaffMember", this::change);
    }

    private Future<Answer> read(Exchange exchange) {
        leader(exchange);
        return staff.read(person(exchange)).map(found -> Answer.ok(json(found)));
    }

    private Future<Answer> change(Exchange exchange) {
        long by = leader(exchange).id();
        long person = person(exchange);
        var body = exchange.body();
        var skills = body.isEmptyList("skills") ? Map.<String, Integer>of() : skills(body);
        var change = new StaffMember.Change(
                skills,
                body.day("trainingSince"),
                body.integer("mentor", 1, Integer.MAX_VALUE).map(Integer::longValue),
                body.requiredInteger("version", 0, Integer.MAX_VALUE));
        body.done();
        return staff.change(exchange.once(), person, change, by, clock.instant())
                .map(changed -> Answer.ok(json(changed)));
    }

    private Map<String, Integer> skills(JsonReader body) {
        var known = known();
        var levels = new HashMap<String, Integer>();
        for (var one : body.requiredObjects("skills", MOST_SKILLS)) {
            var skill = one.requiredLine("skill", LONGEST_CODE);
            if (!skill.isEmpty() && !known.contains(skill)) {
                one.wrong("skill", "must be a skill of a policy in force");
            }
            if (levels.put(skill, one.requiredInteger("level", 1, Skill.HIGHEST)) != null) {
                one.wrong("skill", "must stand once");
            }
            one.nothingElse();
        }
        return levels;
    }

    /** Of all lines of business. */
    private List<String> known() {
        return policies.all().stream()
                .flatMap(version -> version.policy().dispatch().skills().stream())
                .map(Skill::code)
                .distinct()
                .toList();
    }

    private static Caller.Staff leader(Exchange exchange) {
        return exchange.caller()
                .staff()
                .filter(person -> person.role() == Role.ADMIN)
                .orElseGet(() -> exchange.caller().supervisor());
    }

    private static long person(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such person"));
    }

    private JsonObject json(StaffMember member) {
        return new JsonObject()
                .put("person", member.person())
                .put(
                        "skills",
                        ComplaintJson.array(
                                member.skills().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .toList(),
                                one -> new JsonObject()
                                        .put("skill", one.getKey())
                                        .put("level", one.getValue())))
                .put("trainingSince", day(member.trainingSince()))
                .put("worksFrom", day(staff.worksFrom(member)))
                .put("isTrained", staff.isTrained(member, clock.instant()))
                .put("mentor", JsonValue.orNull(member.mentor().map(StaffRoutes::named)))
                .put("mentored", ComplaintJson.array(member.mentored(), StaffRoutes::named))
                .put("version", member.version());
    }

    private static JsonObject named(StaffMember.Named person) {
        return new JsonObject().put("id", person.id()).put("name", person.name());
    }

    private static @Nullable String day(Optional<LocalDate> day) {
        return JsonValue.orNull(day.map(LocalDate::toString));
    }
}
