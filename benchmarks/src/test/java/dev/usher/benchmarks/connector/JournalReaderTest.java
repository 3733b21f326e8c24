package dev.usher.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JournalReaderTest {

    @Test
    void tellsWhatCallsWereFor() {
        JournalReader journal =
                new JournalReader(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"totals": {"calls": 7, "byStatus": {"200": 5, "429": 1, "500": 1}},
                                         "calls": [
                                          {"request": {"operation": "users.add", "method": "POST"}, "status": 200, "disturbed": false,
                                           "touched": [{"key": "1", "email": "a"}, {"key": "2", "email": "b"}]},
                                          {"request": {"operation": "users.add", "method": "POST"}, "status": 429, "disturbed": true, "touched": []},
                                          {"request": {"operation": "users.add", "method": "POST"}, "status": 500, "disturbed": true, "touched": []},
                                          {"request": {"operation": "users.list", "method": "GET"}, "status": 200, "disturbed": false, "touched": []},
                                          {"request": {"operation": "users.add", "method": "POST"}, "status": 200, "disturbed": true,
                                           "touched": [{"key": "3", "email": "c"}, {"key": "4", "email": "d"}]},
                                          {"request": {"operation": "users.list", "method": "GET"}, "status": 200, "disturbed": true, "touched": []},
                                          {"request": {"operation": "users.add", "method": "POST"}, "status": 200, "disturbed": false,
                                           "touched": [{"key": null, "email": "c"}]}]}
                                        """));

        assertThat(journal.created()).containsExactly("a", "b", "c", "d");
        assertThat(journal.tally()).isEqualTo(new CallTally(7, 2, 3, 1, 4, 1));
        assertThat(journal.tally().wasted()).isEqualTo(1);
    }
}
