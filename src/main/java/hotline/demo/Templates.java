package hotline.demo;

import hotline.failure.Expected;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Complaints' texts, drawn so that types and severities come as often as in a freight network. */
final class Templates {
    /** The share of complaints about it, in percent. */
    private static final Map<String, Double> TYPES = Map.of(
            "delay", 35.0,
            "cargo-damage", 21.0,
            "cargo-shortage", 10.0,
            "business-error", 10.0,
            "finance", 6.0,
            "claims", 5.0,
            "service-attitude", 5.0,
            "information", 4.0,
            "price", 2.5,
            "other", 1.5);

    private static final Map<Severity, Double> SEVERITIES =
            new EnumMap<>(Map.of(Severity.MINOR, 50.0, Severity.MODERATE, 40.0, Severity.SEVERE, 10.0));

    private record Voice(Template.Writer writer, Language language) {}

    private record Drawable(List<Template> templates, List<Double> weights) {
        Template draw(Chance chance) {
            return templates.get(chance.weighted(
                    weights.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    private final Map<Voice, Drawable> byVoice = new HashMap<>();

    Templates() {
        var lists = new HashMap<Voice, List<Template>>();
        Lines.of("texts.tsv").stream().map(Template::of).forEach(template -> lists.computeIfAbsent(
                        new Voice(template.writer(), template.language()), first -> new ArrayList<>())
                .add(template));
        lists.forEach((voice, templates) -> byVoice.put(voice, new Drawable(templates, weights(templates))));
    }

    /** A type without a text in a language uses Chinese. */
    Template draw(Template.Writer writer, Language language, Chance chance) {
        return Optional.ofNullable(byVoice.get(new Voice(writer, language)))
                .map(drawable -> drawable.draw(chance))
                .orElseGet(() -> draw(writer, Language.SIMPLIFIED, chance));
    }

    /** However many texts there are for a type and severity, together they come as often as that pair should. */
    private static List<Double> weights(List<Template> templates) {
        return templates.stream()
                .mapToDouble(template -> Expected.in(TYPES, template.type())
                        * Expected.in(SEVERITIES, template.severity())
                        / severitiesOf(template, templates)
                        / templates.stream()
                                .filter(other ->
                                        other.type().equals(template.type()) && other.severity() == template.severity())
                                .count())
                .boxed()
                .toList();
    }

    private static double severitiesOf(Template template, List<Template> templates) {
        return templates.stream()
                .filter(other -> other.type().equals(template.type()))
                .map(Template::severity)
                .distinct()
                .mapToDouble(severity -> Expected.in(SEVERITIES, severity))
                .sum();
    }
}
