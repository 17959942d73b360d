package hotline.dispatch;

import java.util.List;

/** A line at a moment: the agents signed in to it and the works that wait, both in any order. */
public record Floor(String line, List<FloorAgent> agents, List<Work> works) {
    public Floor {
        agents = List.copyOf(agents);
        works = List.copyOf(works);
    }
}
