package dev.usher.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.contracts.JobRequest;
import dev.usher.contracts.RequestKind;
import java.time.Instant;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordSerdeContractTest {

    private static final JobRequest REQUEST =
            JobRequest.newBuilder()
                    .setKind(RequestKind.RESTART_CYCLE)
                    .setRequestedBy("ann")
                    .setRequestedAt(Instant.parse("2026-01-05T08:00:00Z"))
                    .build();

    /**
     * Marker c301, the fingerprint of the schema, then the data: what other languages must read.
     */
    private static final String GOLDEN = "c30194e73add619f4d2d0206616e6e80b0dcd2f16600000000";

    private final RecordSerializer serializer = new RecordSerializer();
    private final RecordDecoder<JobRequest> decoder =
            new RecordDecoder<>(JobRequest.class, _ -> null);

    @Test
    void writesTheBytesAgreedOn() {
        assertThat(HexFormat.of().formatHex(serializer.encode(REQUEST))).isEqualTo(GOLDEN);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(decoder.decode(serializer.encode(REQUEST))).isEqualTo(REQUEST);
    }

    @Test
    void leavesTombstonesAlone() {
        assertThat(serializer.serialize("any", null)).isNull();
    }

    @Test
    void refusesARecordOfAnUnknownSchema() {
        byte[] bytes = serializer.encode(REQUEST);
        bytes[5] ^= 1;

        assertThatExceptionOfType(UndecodableRecordException.class)
                .isThrownBy(() -> decoder.decode(bytes))
                .withMessageStartingWith("Not a readable JobRequest");
    }

    @Test
    void refusesAnIdThatIsNone() {
        String beforeUsers = GOLDEN.substring(0, GOLDEN.length() - "000000".length());
        byte[] bytes = HexFormat.of().parseHex(beforeUsers + "02" + "0278" + "000000");

        assertThatExceptionOfType(UndecodableRecordException.class)
                .isThrownBy(() -> decoder.decode(bytes))
                .withMessage("Not a readable JobRequest: damaged data");
    }

    @Property
    void refusesDamagedBytesWithoutAnyOtherError(@ForAll byte[] tail) {
        byte[] good = serializer.encode(REQUEST);
        byte[] bytes = new byte[10 + tail.length];
        System.arraycopy(good, 0, bytes, 0, 10);
        System.arraycopy(tail, 0, bytes, 10, tail.length);

        try {
            decoder.decode(bytes);
        } catch (UndecodableRecordException e) {
            assertThat(e).hasMessageStartingWith("Not a readable JobRequest");
        }
    }
}
