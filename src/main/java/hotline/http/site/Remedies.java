package hotline.http.site;

import java.util.List;
import java.util.stream.Collectors;

/** What customers may say they want, as the field of the form that works without scripts. */
public record Remedies(List<Choice> choices) {
    /** A code, and its names in both languages. */
    public record Choice(String code, String zh, String en) {}

    public Remedies {
        choices = List.copyOf(choices);
    }

    /** Nothing where the policy offers none. */
    String field() {
        if (choices.isEmpty()) {
            return "";
        }
        return """
                <div class="field">
                  <label for="plain-remedy">您最想要什么 <span lang="en">What would help most</span> <span class="optional">（选填 <span lang="en">optional</span>）</span></label>
                  <select class="input" id="plain-remedy" name="remedySought">
                    <option value=""></option>
                    %s
                  </select>
                </div>""".formatted(choices.stream().map(Remedies::option).collect(Collectors.joining("\n")));
    }

    private static String option(Choice choice) {
        return "<option value=\"%s\">%s %s</option>"
                .formatted(escaped(choice.code()), escaped(choice.zh()), escaped(choice.en()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
