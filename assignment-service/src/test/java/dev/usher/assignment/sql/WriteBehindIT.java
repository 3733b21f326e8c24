package dev.usher.assignment.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.assignment.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WriteBehindIT {

    private static final DataSource DATABASE = Surroundings.migrated("write_behind");
    private static final String ALL = "SELECT name FROM things ORDER BY place";

    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private final JdbcClient others = JdbcClient.create(DATABASE);
    private final WriteBehind jdbc = new WriteBehind(new JdbcTemplate(DATABASE));

    @BeforeEach
    void makeRoom() {
        others.sql("DROP TABLE IF EXISTS things").update();
        others.sql(
                        """
                        CREATE TABLE things (place int GENERATED ALWAYS AS IDENTITY,
                            name text PRIMARY KEY)
                        """)
                .update();
    }

    @Test
    void carriesOutAllInOrderBeforeTheEnd() {
        inTransaction(
                () -> {
                    add("a");
                    rename("a", "b");
                    add("a");
                    return true;
                });

        assertThat(names(others)).containsExactly("b", "a");
    }

    @Test
    void showsWhatWasPutOffToTheNextStatement() {
        List<String> seen =
                inTransaction(
                        () -> {
                            add("a");
                            add("b");
                            return names(jdbc);
                        });

        assertThat(seen).containsExactly("a", "b");
    }

    @Test
    void putsOffUntilSomethingIsSent() {
        List<String> answers = new ArrayList<>();

        inTransaction(
                () -> {
                    add("a");
                    jdbc.later(ALL)
                            .query(
                                    rows -> {
                                        while (rows.next()) {
                                            answers.add(rows.getString(1));
                                        }
                                    });
                    assertThat(answers).isEmpty();
                    jdbc.send();
                    assertThat(answers).containsExactly("a");
                    return true;
                });
    }

    @Test
    void carriesOutManyInTheirOrder() {
        List<String> many = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

        inTransaction(
                () -> {
                    many.forEach(this::add);
                    return true;
                });

        assertThat(names(others)).isEqualTo(many);
    }

    @Test
    void undoesAllWhenOneFails() {
        assertThatThrownBy(
                        () ->
                                inTransaction(
                                        () -> {
                                            add("a");
                                            add("a");
                                            add("b");
                                            return true;
                                        }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(names(others)).isEmpty();
    }

    @Test
    void undoesAllWhenAnAnswerIsRefused() {
        var refusal = new IllegalStateException("Refused");

        assertThatThrownBy(
                        () ->
                                inTransaction(
                                        () -> {
                                            add("a");
                                            jdbc.later(ALL)
                                                    .query(
                                                            _ -> {
                                                                throw refusal;
                                                            });
                                            return true;
                                        }))
                .isSameAs(refusal);

        assertThat(names(others)).isEmpty();
    }

    @Test
    void waitsForNothingOutsideOfATransaction() {
        add("a");

        assertThat(names(others)).containsExactly("a");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(_ -> jdbc.puttingOff(work));
    }

    private void add(String name) {
        jdbc.later("INSERT INTO things (name) VALUES (:name)").param("name", name).update();
    }

    private void rename(String from, String to) {
        jdbc.later("UPDATE things SET name = :to WHERE name = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static List<String> names(JdbcClient client) {
        return client.sql(ALL).query((row, _) -> row.getString(1)).list();
    }
}
