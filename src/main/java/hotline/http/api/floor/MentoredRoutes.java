package hotline.http.api.floor;

import hotline.floor.FloorView;
import hotline.floor.Presence;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.staff.Staff;
import hotline.staff.StaffMember.Named;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** An experienced agent sees what the new ones do with whom they are paired (C6). */
public final class MentoredRoutes implements Routes {
    private final Staff staff;
    private final FloorView view;
    private final Presence presence;

    public MentoredRoutes(Staff staff, FloorView view, Presence presence) {
        this.staff = staff;
        this.view = view;
        this.presence = presence;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("readMentored", this::mentored);
    }

    private Future<Answer> mentored(Exchange exchange) {
        long mentor = exchange.caller().handler().id();
        var rules = presence.rules();
        return staff.read(mentor)
                .map(member -> member.mentored().stream().map(Named::id).collect(Collectors.toSet()))
                .compose(persons -> view.of(Optional.empty())
                        .map(floor -> Answer.ok(FloorJson.mentored(floor, persons, rules.breaks(), rules.zone()))));
    }
}
