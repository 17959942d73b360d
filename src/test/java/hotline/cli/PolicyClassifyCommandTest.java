package hotline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.Hotline;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PolicyClassifyCommandTest {

    @Test
    void each_line_is_answered_by_one_object_and_a_blank_one_is_other_and_minor() throws Exception {
        var lines = classify("外箱破了，里面没事\n\n司机骂我是废物\n");
        assertThat(lines).hasSize(3);
        var json = new ObjectMapper();
        var first = json.readTree(lines[0]);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("type", "subtype", "severity", "confidence", "reasons");
        assertThat(first.get("subtype").textValue()).isEqualTo("packaging-broken");
        assertThat(json.readTree(lines[1]))
                .isEqualTo(
                        json.readTree(
                                "{\"type\":\"other\",\"subtype\":null,\"severity\":\"minor\",\"confidence\":0.1,\"reasons\":[]}"));
        assertThat(json.readTree(lines[2]).get("severity").textValue()).isEqualTo("severe");
    }

    @Test
    void a_line_that_is_not_in_utf_8_is_named_and_judged_as_nothing() throws Exception {
        var lines = classify("late\n测试货损\n".getBytes(Charset.forName("GBK")));
        assertThat(lines).hasSize(2);
        assertThat(lines[1]).isEqualTo("{\"line\":2,\"error\":\"is not in UTF-8\"}");
    }

    private static String[] classify(String input) {
        return classify(input.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] classify(byte[] input) {
        var in = System.in;
        var out = new StringWriter();
        try {
            System.setIn(new ByteArrayInputStream(input));
            Hotline.commandLine().setOut(new PrintWriter(out)).execute("policy", "classify", "freight-network");
        } finally {
            System.setIn(in);
        }
        return out.toString().split("\n");
    }
}
