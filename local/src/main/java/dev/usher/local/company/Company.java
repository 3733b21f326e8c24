package dev.usher.local.company;

import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A company as its file describes it.
 *
 * @param licences what its GoTo account has bought, by the short names the file uses
 * @param accounts who is in GoTo before anyone is assigned
 * @param unusableRows rows of the CSV file that must be refused
 */
public record Company(
        Map<String, Licence> licences,
        List<Group> groups,
        List<ExistingAccount> accounts,
        List<String> unusableRows,
        List<Person> people) {

    /** The group in which generated people are. */
    private static final String CROWD = "Crowd";

    public Company {
        licences = Map.copyOf(licences);
        groups = List.copyOf(groups);
        accounts = List.copyOf(accounts);
        unusableRows = List.copyOf(unusableRows);
        people = List.copyOf(people);
    }

    /** A licence of the GoTo account. */
    public record Licence(String key, String description, List<String> products, int seats) {}

    /** A group at the source that is assigned with this role. */
    public record Group(String name, String role) {}

    /** The company of the file in this program. */
    public static Company sample() {
        try (InputStream file =
                Objects.requireNonNull(Company.class.getResourceAsStream("/company.yaml"))) {
            return YAMLMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .readValue(file, Company.class);
        } catch (IOException e) {
            throw new IllegalStateException("The sample company cannot be read", e);
        }
    }

    /**
     * This company with so many people, the additional ones ordinary and assigned through one
     * group.
     */
    public Company grownTo(int size) {
        if (size <= people.size()) {
            return this;
        }
        List<Person> all = new ArrayList<>(people);
        IntStream.range(people.size(), size).mapToObj(Company::ordinary).forEach(all::add);
        List<Group> more = new ArrayList<>(groups);
        more.add(new Group(CROWD, "GoToMeeting User"));
        return new Company(licences, more, accounts, unusableRows, all);
    }

    private static Person ordinary(int number) {
        String email = String.format(Locale.ROOT, "person%06d@example.com", number);
        String last = String.format(Locale.ROOT, "Person%06d", number);
        return new Person(
                Map.of(
                        "userPrincipalName",
                        email,
                        "mail",
                        email,
                        "displayName",
                        "Pat " + last,
                        "givenName",
                        "Pat",
                        "surname",
                        last,
                        "preferredLanguage",
                        "en-US"),
                Person.Origin.JSONL,
                List.of(CROWD),
                List.of(),
                0,
                false,
                new Ending(
                        email,
                        "Pat",
                        last,
                        "en_US",
                        List.of("meeting"),
                        List.of(),
                        "INVITED",
                        null,
                        false));
    }

    /** The licences, with seats enough for everyone where they are not meant to be scarce. */
    public List<License> bought() {
        return licences.entrySet().stream()
                .map(
                        entry ->
                                new License(
                                        new LicenseKey(entry.getValue().key()),
                                        entry.getValue().description(),
                                        entry.getValue().products(),
                                        entry.getKey().equals("meeting")
                                                ? entry.getValue().seats() + people.size()
                                                : entry.getValue().seats()))
                .toList();
    }

    /** Puts those into the account who are there before anyone is assigned. */
    public void furnish(GoToSimulator goTo) {
        accounts.forEach(account -> goTo.addUser(account.seed(this)));
    }

    /** The key of a licence, by the short name the file uses. */
    String licenceKey(String name) {
        return Optional.ofNullable(licences.get(name))
                .map(Licence::key)
                .orElseThrow(() -> new IllegalStateException("No licence is called " + name));
    }
}
