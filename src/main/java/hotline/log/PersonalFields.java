package hotline.log;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes personal data out of events. Those stored before it had its own column have it among the other data. */
public final class PersonalFields {
    private PersonalFields() {}

    /**
     * The data without its personal fields, as an expression of SQL.
     *
     * @param type the column with the code of the event's kind
     * @param data the column with its data
     */
    public static String without(String type, String data) {
        var cases = new ArrayList<String>();
        for (EventType kind : EventType.values()) {
            var paths = paths(kind.form());
            if (!paths.isEmpty()) {
                cases.add("WHEN '" + kind.code() + "' THEN " + data
                        + paths.stream().map(path -> " #- '{" + path + "}'").collect(Collectors.joining()));
            }
        }
        return "CASE " + type + " " + String.join(" ", cases) + " ELSE " + data + " END";
    }

    /** Names of the personal fields; of an object within the event after its name and a comma. */
    private static List<String> paths(EventForm<?> form) {
        var paths = new ArrayList<String>();
        for (FieldForm field : form.flatFields()) {
            if (field.isPersonal()) {
                paths.add(field.name());
            } else if (field.value() instanceof ValueForm.Nested nested) {
                paths(nested.form()).forEach(path -> paths.add(field.name() + "," + path));
            }
        }
        return paths;
    }
}
