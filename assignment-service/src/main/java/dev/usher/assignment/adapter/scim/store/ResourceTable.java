package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Field;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What users and groups have in common: looking, and listing. */
abstract class ResourceTable {

    private final JdbcClient jdbc;
    private final Kind kind;
    private final String select;
    private final String table;

    /**
     * @param columns of {@code d}, beginning with id, document, version, created_at, modified_at
     */
    ResourceTable(JdbcClient jdbc, Kind kind, String columns, String table) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.select = "SELECT " + columns + " FROM " + table + " d ";
        this.table = table;
    }

    abstract Stored read(ResultSet row) throws SQLException;

    Document document(ResultSet row) throws SQLException {
        return Document.stored(kind, row.getString("document"));
    }

    Optional<Stored> one(String source, Sql condition) {
        return query(Sql.of(select + "WHERE d.source = ? AND ", source).then(condition)).stream()
                .findFirst();
    }

    boolean remove(String source, Sql condition, Optional<Long> version) {
        Sql those =
                Sql.of("DELETE FROM " + table + " d WHERE d.source = ? AND ", source)
                        .then(condition);
        Sql sql = version.map(it -> those.then(" AND d.version = ?", it)).orElse(those);
        return jdbc.sql(sql.text()).params(sql.values()).update() > 0;
    }

    /** A page, and how many there are on all pages. */
    public Stored.Page list(String source, Query query) {
        Sql where = Sql.of("WHERE d.source = ?", source);
        if (query.filter().isPresent()) {
            where = where.then(" AND ").then(new FilterSql(kind).where(query.filter().get()));
        }
        List<Stored> page = query.most() == 0 ? List.of() : query(page(where, query));
        boolean last = page.size() < query.most() && (query.from() == 0 || !page.isEmpty());
        return new Stored.Page(last ? query.from() + page.size() : count(where), page);
    }

    private Sql page(Sql where, Query query) {
        Sql ordered = Sql.of(select).then(where).then(" ORDER BY ");
        if (query.sortedBy().isPresent()) {
            Field field = query.sortedBy().get();
            ordered =
                    ordered.then(FilterSql.sortedBy(kind, field))
                            .then(query.descending() ? " DESC NULLS FIRST, " : " NULLS LAST, ");
        }
        return ordered.then("d.seq OFFSET ? LIMIT ?", query.from(), query.most());
    }

    private long count(Sql where) {
        Sql sql = Sql.of("SELECT count(*) FROM " + table + " d ").then(where);
        return jdbc.sql(sql.text()).params(sql.values()).query(Long.class).single();
    }

    private List<Stored> query(Sql sql) {
        return jdbc.sql(sql.text()).params(sql.values()).query((row, _) -> read(row)).list();
    }
}
