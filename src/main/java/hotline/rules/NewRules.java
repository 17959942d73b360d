package hotline.rules;

import hotline.rules.RulesStore.Text;
import java.util.List;

/** The rules that one look at the database found and that were not read before. */
record NewRules(RulesSnapshot snapshot, List<Text> policies, List<Text> calendars) {

    NewRules {
        policies = List.copyOf(policies);
        calendars = List.copyOf(calendars);
    }
}
