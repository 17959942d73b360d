package hotline.rules;

import hotline.rules.RulesStore.Text;
import java.util.List;

/** What one look at the database brought that had not been read before. */
record NewRules(RulesSnapshot snapshot, List<Text> policies, List<Text> calendars) {

    NewRules {
        policies = List.copyOf(policies);
        calendars = List.copyOf(calendars);
    }
}
