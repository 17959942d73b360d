package hotline.search;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of the index for many complaints, in the order in which every writer touches them. */
record Postings(List<Posting> rows) {
    /** Complaints of one block that hold a gram. */
    record Posting(int block, String gram, Buffer complaints) {}

    static Postings of(List<Told> texts) {
        var blocks = new TreeMap<Integer, Map<String, Buffer>>();
        for (var told : texts) {
            var block = Block.of(told.complaint());
            var grams = blocks.computeIfAbsent(block.number(), number -> new HashMap<>());
            for (String gram : Grams.of(Folded.of(told.text()).text())) {
                Block.put(grams.computeIfAbsent(gram, first -> Buffer.buffer(2)), block.place(told.complaint()));
            }
        }
        var rows = new ArrayList<Posting>();
        blocks.forEach((block, grams) -> grams.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> rows.add(new Posting(block, entry.getKey(), entry.getValue()))));
        return new Postings(rows);
    }

    List<String> grams() {
        return rows.stream().map(Posting::gram).toList();
    }
}
