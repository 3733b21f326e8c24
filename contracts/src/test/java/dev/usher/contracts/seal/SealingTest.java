package dev.usher.contracts.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final SealContext CONTEXT =
            new SealContext("gotomeeting", SealContext.Purpose.SETTINGS);

    private final PrivateSealingKey key = PrivateSealingKey.generate();

    @Test
    void opensWhatWasSealedToIt() {
        byte[] sealed =
                PublicSealingKey.of(key.publicText()).seal("secret".getBytes(UTF_8), CONTEXT);

        assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
        assertThat(opened(PrivateSealingKey.of(key.text()), sealed, CONTEXT)).contains("secret");
    }

    @Test
    void opensNothingForAnotherApplicationPurposeOrKey() {
        byte[] sealed = key.publicKey().seal("secret".getBytes(UTF_8), CONTEXT);

        assertThat(opened(key, sealed, new SealContext("other", SealContext.Purpose.SETTINGS)))
                .isEmpty();
        assertThat(
                        opened(
                                key,
                                sealed,
                                new SealContext(
                                        "gotomeeting", SealContext.Purpose.CONNECTION_TEST)))
                .isEmpty();
        assertThat(opened(PrivateSealingKey.generate(), sealed, CONTEXT)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(opened(key, sealed, CONTEXT)).isEmpty();
        assertThat(opened(key, new byte[0], CONTEXT)).isEmpty();
    }

    @Test
    void opensWhatWasSealedBeforeTheKeyWasRotated() {
        byte[] before = key.publicKey().seal("old".getBytes(UTF_8), CONTEXT);

        PrivateSealingKey rotated = PrivateSealingKey.of(key.rotated().text());
        byte[] after = rotated.publicKey().seal("new".getBytes(UTF_8), CONTEXT);

        assertThat(opened(rotated, before, CONTEXT)).contains("old");
        assertThat(opened(rotated, after, CONTEXT)).contains("new");
        assertThat(opened(key, after, CONTEXT)).isEmpty();
    }

    @Test
    void refusesWhatIsNoKeyWithoutQuotingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateSealingKey.of("{\"hush\":1}"))
                .withMessage("Not a private key")
                .withNoCause();
        assertThatIllegalArgumentException().isThrownBy(() -> PublicSealingKey.of(key.text()));
    }

    private static Optional<String> opened(
            PrivateSealingKey key, byte[] sealed, SealContext context) {
        return key.open(sealed, context).map(bytes -> new String(bytes, UTF_8));
    }
}
