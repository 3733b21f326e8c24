package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The envelope of lists; {@code toIndex} is the position after the last result. */
final class Paging {

    private static final int DEFAULT_SIZE = 25;
    private static final int LARGEST_SIZE = 1000;

    private Paging() {}

    static <T> Reply page(List<T> all, Query query, Function<T, Map<String, Object>> json) {
        int size = Math.min(query.number("pageSize", DEFAULT_SIZE, 1), LARGEST_SIZE);
        Page<T> page = Page.of(all, query.number("offset", 0, 0), size);
        Map<String, Object> envelope = new LinkedHashMap<>();
        if (!page.results().isEmpty()) {
            envelope.put("results", page.results().stream().map(json).toList());
        }
        envelope.put("fromIndex", page.from());
        envelope.put("toIndex", page.from() + page.results().size());
        envelope.put("total", page.total());
        return Reply.json(200, envelope);
    }
}
