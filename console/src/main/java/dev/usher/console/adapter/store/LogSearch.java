package dev.usher.console.adapter.store;

import dev.usher.console.domain.LogQuery;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A query of the log as SQL; it reads one row more than the page holds. */
record LogSearch(String sql, Map<String, Object> parameters) {

    static LogSearch of(LogQuery query) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        query.application()
                .ifPresent(
                        application -> {
                            conditions.add("application = :application");
                            parameters.put("application", application);
                        });
        query.user()
                .ifPresent(
                        user -> {
                            conditions.add(
                                    """
                                    (lower(user_name) = :user or user_id in (
                                        select u.user_id from users u
                                        where lower(u.user_name) = :user or lower(u.mail) = :user
                                        union all
                                        select case when :user ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                               then cast(:user as uuid) end))
                                    """);
                            parameters.put("user", user.toLowerCase(Locale.ROOT));
                        });
        query.outcome()
                .ifPresent(
                        outcome -> {
                            conditions.add("outcome = :outcome");
                            parameters.put("outcome", outcome.name());
                        });
        query.action()
                .ifPresent(
                        action -> {
                            conditions.add("action = :action");
                            parameters.put("action", action.name());
                        });
        query.request()
                .ifPresent(
                        request -> {
                            conditions.add("request_id = :request");
                            parameters.put("request", request);
                        });
        query.from()
                .ifPresent(
                        from -> {
                            conditions.add("at >= :from");
                            parameters.put("from", from.atOffset(ZoneOffset.UTC));
                        });
        query.to()
                .ifPresent(
                        to -> {
                            conditions.add("at < :to");
                            parameters.put("to", to.atOffset(ZoneOffset.UTC));
                        });
        query.after()
                .ifPresent(
                        after -> {
                            conditions.add("(at, id) < (:afterAt, :afterId)");
                            parameters.put("afterAt", after.at().atOffset(ZoneOffset.UTC));
                            parameters.put("afterId", after.id());
                        });
        parameters.put("rows", query.limit() + 1);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return new LogSearch(
                "select * from log" + where + " order by at desc, id desc limit :rows", parameters);
    }
}
