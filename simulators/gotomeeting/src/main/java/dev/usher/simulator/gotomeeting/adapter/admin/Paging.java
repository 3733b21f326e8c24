package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.Query;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Page;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The envelope of lists; {@code toIndex} is the position after the last result. */
final class Paging {

    private final Supplier<Behaviour> behaviour;

    Paging(Supplier<Behaviour> behaviour) {
        this.behaviour = behaviour;
    }

    <T> Reply page(List<T> all, Query query, Function<T, Map<String, Object>> json) {
        return page((offset, size) -> Page.of(all, offset, size), query, json);
    }

    /**
     * Answers with the page that the query asks for.
     *
     * @param source gives the page from an offset, of a size
     */
    <T> Reply page(
            BiFunction<Integer, Integer, Page<T>> source,
            Query query,
            Function<T, Map<String, Object>> json) {
        Behaviour now = behaviour.get();
        int size =
                Math.min(
                        query.number("pageSize", now.number(Switch.DEFAULT_PAGE_SIZE), 1),
                        now.number(Switch.LARGEST_PAGE_SIZE));
        Page<T> page = source.apply(query.number("offset", 0, 0), size);
        boolean none = page.results().isEmpty();
        if (page.total() == 0 && now.is(Switch.NO_MATCH, "notFound")) {
            return Reply.error(404, "not.found");
        }
        Map<String, Object> envelope = new LinkedHashMap<>();
        if (!none || now.is(Switch.NO_MATCH, "empty")) {
            envelope.put("results", page.results().stream().map(json).toList());
        }
        int end = page.from() + page.results().size();
        envelope.put("fromIndex", page.from());
        envelope.put("toIndex", now.is(Switch.TO_INDEX, "inclusive") ? Math.max(0, end - 1) : end);
        envelope.put("total", page.total());
        return Reply.json(200, envelope);
    }
}
