package hotline.classification;

import hotline.policy.taxonomy.Severity;
import java.util.List;

/** How well a judge does on labelled texts, in percent. */
record Accuracy(int texts, double types, double subtypes, double severities, List<String> severeJudgedMinor) {

    /** A text as a person judged it; subtype "-" for none. */
    record Labelled(String type, String subtype, String severity, String text) {
        static List<Labelled> read(List<String> lines) {
            return lines.stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", 4))
                    .map(cells -> new Labelled(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        }
    }

    static Accuracy of(Judge judge, List<Labelled> texts) {
        int types = 0;
        int subtypes = 0;
        int severities = 0;
        var severeJudgedMinor = new java.util.ArrayList<String>();
        for (var labelled : texts) {
            var judgement = judge.judge(labelled.text());
            boolean isType = judgement.type().equals(labelled.type());
            var subtype = judgement.subtype().orElse("-");
            types += isType ? 1 : 0;
            subtypes += isType && subtype.equals(labelled.subtype()) ? 1 : 0;
            severities += judgement.severity().code().equals(labelled.severity()) ? 1 : 0;
            if (labelled.severity().equals("severe") && judgement.severity() == Severity.MINOR) {
                severeJudgedMinor.add(labelled.text());
            }
        }
        double percent = 100.0 / texts.size();
        return new Accuracy(texts.size(), types * percent, subtypes * percent, severities * percent, severeJudgedMinor);
    }
}
