package hotline.cli;

import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.classification.Reason;
import hotline.regulation.PolicyFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline policy classify FILE}: judges texts by the policy's lexicon, for its authors. */
@Command(
        name = "classify",
        description = {
            "Read one complaint text per line from standard input (UTF-8) and print one JSON object per line:",
            "type, subtype or null, severity, confidence from 0 to 1, and the customer's words that decided."
        },
        footer = {"", "Example: echo 外箱破了，里面没事 | hotline policy classify freight-network"})
public final class PolicyClassifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy, or the name of a shipped one such as freight-network.")
    private String file;

    @Override
    public Integer call() throws IOException {
        var judge = new LexiconJudge(PolicyFile.read(file).policy().lexicon());
        var lines = new JsonLines(spec.commandLine().getOut());
        var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        return lines.answer(in, line -> judgement(judge, line)) ? 0 : 1;
    }

    private static JsonLines.Fields judgement(Judge judge, String text) {
        var judgement = judge.judge(text);
        return object -> {
            object.writeStringField("type", judgement.type());
            if (judgement.subtype().isPresent()) {
                object.writeStringField("subtype", judgement.subtype().get());
            } else {
                object.writeNullField("subtype");
            }
            object.writeStringField("severity", judgement.severity().code());
            object.writeNumberField("confidence", judgement.confidence());
            object.writeArrayFieldStart("reasons");
            for (var words :
                    judgement.reasons().stream().map(Reason::words).distinct().toList()) {
                object.writeString(words);
            }
            object.writeEndArray();
        };
    }
}
