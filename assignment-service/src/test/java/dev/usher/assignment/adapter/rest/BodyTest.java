package dev.usher.assignment.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class BodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'userName':'u','attrs':{}} | attrs: is not known here; known: accountEnabled,"
                        + " attributes, externalId, userName | attrs",
                "{'username':'u'} | username: is not known here; known: accountEnabled,"
                        + " attributes, externalId, userName | username",
                "{'userName':'u','userName':'v'} | userName: is there twice | userName",
                "{'userName':'u','attributes':{'city':[],'city':['x']}} | city: is there twice"
                        + " | city",
                "[] | The body is not a JSON object. |",
                "null | The body is not a JSON object. |",
                "{'userName': | The body is not a JSON object. |",
                "{}} | The body is not a JSON object. |"
            })
    void isRefusedWithTheNameOfWhatIsWrong(String json, String detail, @Nullable String field) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> read(json))
                .satisfies(
                        problem -> {
                            assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
                            assertThat(problem.getBody().getDetail()).isEqualTo(detail);
                            assertThat(problem.getBody().getProperties())
                                    .isEqualTo(field == null ? null : Map.of("field", field));
                        });
    }

    @Test
    void mayNameTheSameInDifferentPlaces() {
        assertThat(read("{'userName':'u','attributes':{'userName':['u'],'mail':'m'}}"))
                .containsOnlyKeys("userName", "attributes");
    }

    private static Map<String, Object> read(String json) {
        return Body.object(json.replace('\'', '"').getBytes(UTF_8), Bodies.UserBody.class);
    }
}
