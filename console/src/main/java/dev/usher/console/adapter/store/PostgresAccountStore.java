package dev.usher.console.adapter.store;

import dev.usher.console.application.AccountStore;
import dev.usher.console.domain.AccountQuery;
import dev.usher.console.domain.GoToAccount;
import dev.usher.console.domain.Person;
import dev.usher.console.domain.UnusedSeat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and whose they are, in the tables {@code accounts} and {@code links}. */
public final class PostgresAccountStore implements AccountStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    public PostgresAccountStore(
            JdbcClient jdbc, TransactionOperations transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void seen(List<AccountNews> news) {
        Map<List<String>, AccountNews> newest = new LinkedHashMap<>();
        news.forEach(one -> newest.put(List.of(one.application(), one.accountKey()), one));
        transactions.executeWithoutResult(
                _ -> {
                    update(
                            """
                            delete from accounts using jsonb_to_recordset(cast(:rows as jsonb))
                                as it (application text, "accountKey" text)
                            where accounts.application = it.application
                              and account_key = it."accountKey"
                            """,
                            of(AccountNews.Gone.class, newest.values()));
                    update(
                            """
                            insert into accounts (application, account_key, email, status, products)
                            select application, account ->> 'accountKey', account ->> 'email',
                                account ->> 'status',
                                array(select jsonb_array_elements_text(account -> 'products'))
                            from jsonb_to_recordset(cast(:rows as jsonb))
                                as it (application text, account jsonb)
                            on conflict (application, account_key) do update
                            set email = excluded.email, status = excluded.status,
                                products = excluded.products
                            """,
                            of(AccountNews.Seen.class, newest.values()));
                });
    }

    @Override
    public void linked(List<LinkNews> news) {
        Map<List<Object>, LinkNews> newest = new LinkedHashMap<>();
        news.forEach(one -> newest.put(List.of(one.application(), one.userId()), one));
        transactions.executeWithoutResult(
                _ -> {
                    update(
                            """
                            delete from links using jsonb_to_recordset(cast(:rows as jsonb))
                                as it (application text, "userId" uuid)
                            where links.application = it.application and user_id = it."userId"
                            """,
                            of(LinkNews.Unlinked.class, newest.values()));
                    update(
                            """
                            insert into links (application, user_id, account_key, licences)
                            select application, "userId", "accountKey", licences
                            from jsonb_to_recordset(cast(:rows as jsonb))
                                as it (application text, "userId" uuid, "accountKey" text,
                                       licences text[])
                            on conflict (application, user_id) do update
                            set account_key = excluded.account_key, licences = excluded.licences
                            """,
                            of(LinkNews.Linked.class, newest.values()));
                });
    }

    private static <T> List<T> of(Class<T> kind, Collection<?> news) {
        return news.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void update(String sql, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", json.writeValueAsString(rows)).update();
        }
    }

    @Override
    public List<GoToAccount> unmanaged(AccountQuery query) {
        return select(
                        """
                        select * from accounts
                        where application = :application and account_key > :after
                          and not exists (
                              select 1 from links where links.application = accounts.application
                                and links.account_key = accounts.account_key)
                        order by account_key limit :limit
                        """,
                        query)
                .query(PostgresAccountStore::account)
                .list();
    }

    @Override
    public List<UnusedSeat> unused(AccountQuery query) {
        return select(
                        """
                        select accounts.*, links.user_id, coalesce(licences, '{}') as licences,
                            user_name, display_name
                        from accounts
                        left join lateral (
                            select * from links where links.application = accounts.application
                              and links.account_key = accounts.account_key
                            order by user_id limit 1) links on true
                        left join users on users.application = accounts.application
                          and users.user_id = links.user_id
                        where accounts.application = :application
                          and accounts.account_key > :after
                          and status in ('INVITED', 'INACTIVE')
                          and (products <> '{}' or licences <> '{}')
                        order by accounts.account_key limit :limit
                        """,
                        query)
                .query(PostgresAccountStore::seat)
                .list();
    }

    private JdbcClient.StatementSpec select(String sql, AccountQuery query) {
        return jdbc.sql(sql)
                .param("application", query.application())
                .param("after", query.after().orElse(""))
                .param("limit", query.limit());
    }

    private static GoToAccount account(ResultSet row, int number) throws SQLException {
        return new GoToAccount(
                row.getString("account_key"),
                row.getString("email"),
                row.getString("status"),
                texts(row, "products"));
    }

    private static UnusedSeat seat(ResultSet row, int number) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        return new UnusedSeat(
                account(row, number), texts(row, "licences"), user != null, person(row, user));
    }

    private static @Nullable Person person(ResultSet row, @Nullable UUID user) throws SQLException {
        String userName = row.getString("user_name");
        return user == null || userName == null
                ? null
                : new Person(
                        row.getString("application"),
                        user,
                        userName,
                        row.getString("display_name"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
