package dev.usher.benchmarks.diff;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Deprovisioning;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The users, by number from 0. Of a hundred, 98 have just the account that they should have, one
 * has another last name in it, and one has none. One of a thousand, and those whose ids are the
 * first and the last, are milestones: they hold a second role, to which every new version of the
 * settings adds a licence.
 */
final class Crowd {

    private static final String USER = "GoToMeeting User";
    private static final String RECORDER = "Recorder";
    private static final String LICENCE = "1001";
    private static final Duration NO_SECOND_SCAN = Duration.ofDays(1);

    private final int size;
    private final BitSet milestones = new BitSet();

    Crowd(int size) {
        this.size = size;
        int first = 0;
        int last = 0;
        for (int number = 0; number < size; number++) {
            first = before(number, first) ? number : first;
            last = before(last, number) ? number : last;
            milestones.set(number, number % 1000 == 500);
        }
        milestones.set(first);
        milestones.set(last);
    }

    int size() {
        return size;
    }

    /** The id of a user; ids are in no order of numbers, as real ones are in none of any kind. */
    static UUID id(int number) {
        return new UUID(scattered(number), number);
    }

    static int number(UUID id) {
        return (int) id.getLeastSignificantBits();
    }

    boolean hasAccount(int number) {
        return number % 100 != 1 || isMilestone(number);
    }

    boolean isInStep(int number) {
        return hasAccount(number) && (number % 100 != 51 || isMilestone(number));
    }

    boolean isMilestone(int number) {
        return milestones.get(number);
    }

    BitSet milestones() {
        return (BitSet) milestones.clone();
    }

    BitSet everybody() {
        BitSet all = new BitSet();
        all.set(0, size);
        return all;
    }

    /** A user as assigned together with many others. */
    Entitlement assigned(int number) {
        return entitlement(number, roles(number), lastName(number), ChangeKind.BULK);
    }

    /** A user who is known and has no role. */
    Entitlement unassigned(int number) {
        return entitlement(number, List.of(), lastName(number), ChangeKind.BULK);
    }

    /** A user whom a single change gave this last name. */
    Entitlement renamed(int number, String lastName) {
        return entitlement(number, roles(number), lastName, ChangeKind.SINGLE);
    }

    /** The account that a user has to begin with. */
    Account account(int number) {
        return Account.newBuilder()
                .setKind(AccountKind.ACCOUNT)
                .setAccountKey(accountKey(number))
                .setEmail(email(number))
                .setAttributes(
                        Map.of(
                                "firstName",
                                "Person",
                                "lastName",
                                isInStep(number) ? lastName(number) : "Maiden",
                                "locale",
                                "en_US"))
                .setStatus(AccountStatus.ACTIVE)
                .setLicenceKeys(List.of(LICENCE))
                .setProducts(List.of("G2M"))
                .setObservedAt(Instant.now())
                .build();
    }

    /** Digits, as GoTo's keys are. */
    static String accountKey(int number) {
        return String.format(Locale.ROOT, "7000%015d", number);
    }

    /**
     * Settings under which everybody should have one licence, and milestones some more; who loses
     * the last role loses access at once.
     *
     * @param version from 1; decides how many more
     */
    static JobSettings settings(int version) {
        List<ProvisionedRole> roles = new ArrayList<>();
        roles.add(role(USER, List.of(LICENCE)));
        if (version > 1) {
            roles.add(
                    role(
                            RECORDER,
                            IntStream.range(1, version)
                                    .mapToObj(more -> String.valueOf(2000 + more))
                                    .toList()));
        }
        return JobSettings.newBuilder()
                .setVersion(version)
                .setStatus(JobState.ON)
                .setGoToAccountKey("4711")
                .setNotification(NotificationSettings.newBuilder().setEnabled(false).build())
                .setRoles(roles)
                .setDeprovisioning(Deprovisioning.newBuilder().setGraceMillis(0).build())
                .setWelcomeMail(false)
                .setFullCycleMillis(NO_SECOND_SCAN.toMillis())
                .setUpdatedBy("bench")
                .setUpdatedAt(Instant.now())
                .build();
    }

    private static ProvisionedRole role(String name, List<String> licences) {
        return ProvisionedRole.newBuilder().setName(name).setLicenceKeys(licences).build();
    }

    private static Entitlement entitlement(
            int number, List<EffectiveRole> roles, String lastName, ChangeKind change) {
        Instant now = Instant.now();
        return Entitlement.newBuilder()
                .setUserId(id(number))
                .setRevision(now.toEpochMilli())
                .setExternalId(new UUID(number, scattered(number)).toString())
                .setUserName(email(number))
                .setState(UserState.ACTIVE)
                .setAttributes(
                        Map.ofEntries(
                                Map.entry("userPrincipalName", List.of(email(number))),
                                Map.entry("mail", List.of(email(number))),
                                Map.entry("givenName", List.of("Person")),
                                Map.entry("surname", List.of(lastName)),
                                Map.entry("displayName", List.of("Person " + lastName)),
                                Map.entry("department", List.of("Department " + number % 40)),
                                Map.entry("jobTitle", List.of("Engineer")),
                                Map.entry("companyName", List.of("Example Ltd.")),
                                Map.entry("country", List.of("Germany")),
                                Map.entry("preferredLanguage", List.of("en-US"))))
                .setRoles(roles)
                .setChange(change)
                .setUpdatedAt(now)
                .build();
    }

    private List<EffectiveRole> roles(int number) {
        EffectiveRole user = new EffectiveRole(USER, List.of("group/everybody"));
        return isMilestone(number)
                ? List.of(user, new EffectiveRole(RECORDER, List.of("group/recorders")))
                : List.of(user);
    }

    private static String email(int number) {
        return String.format(Locale.ROOT, "person-%07d@example.com", number);
    }

    private static String lastName(int number) {
        return "No" + number;
    }

    private static boolean before(int one, int other) {
        return Long.compareUnsigned(scattered(one), scattered(other)) < 0;
    }

    /** Stafford's mixing of bits: one to one. */
    private static long scattered(long number) {
        long mixed = (number + 1) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
