package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.BulkResponseOperation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client library that shares no code with the server, from the first user to the last. */
class ScimClientLibraryIT {

    private static Instance instance;
    private static ScimRequestBuilder client;

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start("library");
        ScimCaller caller = ScimCaller.of(instance, "library");
        client =
                new ScimRequestBuilder(
                        instance.uri("/scim/v2").toString(),
                        ScimClientConfig.builder()
                                .httpHeaders(Map.of("Authorization", "Bearer " + caller.token()))
                                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        instance.close();
    }

    @Test
    void goesThroughAWholeLife() {
        assertThat(client.loadServiceProviderConfiguration().getPatchConfig().isSupported())
                .isTrue();

        User ida = created(ida("Ida"));
        String id = ida.getId().orElseThrow();
        assertThat(ida.getName().orElseThrow().getGivenName()).hasValue("Ida");
        assertThat(client.create(User.class, "/Users").setResource(ida("Ida")).sendRequest())
                .matches(it -> it.getHttpStatus() == 409)
                .matches(it -> it.getErrorResponse().getScimType().orElse("").equals("uniqueness"));

        User found = user(client.get(User.class, "/Users", id).sendRequest());
        assertThat(found.getUserName()).hasValue("ida@library.example");
        assertThat(found.getMeta().orElseThrow().getVersion()).isPresent();

        User renamed =
                user(
                        client.update(User.class, "/Users", id)
                                .setETagForIfMatch(
                                        found.getMeta().orElseThrow().getVersion().orElseThrow())
                                .setResource(ida("Idina"))
                                .sendRequest());
        assertThat(renamed.getName().orElseThrow().getGivenName()).hasValue("Idina");

        User inactive =
                user(
                        client.patch(User.class, "/Users", id)
                                .addOperation()
                                .op(PatchOp.REPLACE)
                                .path("active")
                                .value("false")
                                .next()
                                .op(PatchOp.ADD)
                                .path("nickName")
                                .value("I")
                                .build()
                                .sendRequest());
        assertThat(inactive.isActive()).hasValue(false);
        assertThat(inactive.getNickName()).hasValue("I");

        Group group =
                client.create(Group.class, "/Groups")
                        .setResource(
                                Group.builder()
                                        .displayName("Library")
                                        .members(List.of(Member.builder().value(id).build()))
                                        .build())
                        .sendRequest()
                        .getResource();
        assertThat(group.getMembers()).hasSize(1);
        String groupId = group.getId().orElseThrow();

        var listed =
                client.list(User.class, "/Users")
                        .filter("userName", Comparator.SW, "IDA")
                        .and("name.givenName", Comparator.CO, "din")
                        .build()
                        .sortBy("userName")
                        .sortOrder(SortOrder.ASCENDING)
                        .count(10)
                        .get()
                        .sendRequest();
        assertThat(listed.isSuccess()).isTrue();
        assertThat(listed.getResource().getTotalResults()).isEqualTo(1);
        assertThat(listed.getResource().getListedResources().getFirst().getGroups())
                .extracting(it -> it.getDisplay().orElse(""))
                .containsExactly("Library");

        assertThat(
                        client.patch(Group.class, "/Groups", groupId)
                                .addOperation()
                                .op(PatchOp.REMOVE)
                                .path("members[value eq \"" + id + "\"]")
                                .build()
                                .sendRequest()
                                .isSuccess())
                .isTrue();
        assertThat(
                        client.get(Group.class, "/Groups", groupId)
                                .sendRequest()
                                .getResource()
                                .getMembers())
                .isEmpty();
        assertThat(client.delete(Group.class, "/Groups", groupId).sendRequest().isSuccess())
                .isTrue();
        assertThat(client.delete(User.class, "/Users", id).sendRequest().isSuccess()).isTrue();
        assertThat(client.get(User.class, "/Users", id).sendRequest().getHttpStatus())
                .isEqualTo(404);
    }

    @Test
    void sendsSeveralOperationsAtOnceWithReferences() {
        String group =
                Group.builder()
                        .displayName("Bulk")
                        .members(List.of(Member.builder().value("bulkId:one").build()))
                        .build()
                        .toString();
        String one = User.builder().userName("one@several.example").build().toString();

        var answer =
                client.bulk()
                        .bulkRequestOperation("/Groups")
                        .method(HttpMethod.POST)
                        .bulkId("group")
                        .data(group)
                        .next()
                        .bulkRequestOperation("/Users")
                        .method(HttpMethod.POST)
                        .bulkId("one")
                        .data(one)
                        .next()
                        .bulkRequestOperation("/Users")
                        .method(HttpMethod.POST)
                        .bulkId("again")
                        .data(one)
                        .sendRequest();

        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        assertThat(answer.getResource().getBulkResponseOperations())
                .extracting(it -> it.getBulkId().orElse("") + it.getStatus())
                .containsExactly("one201", "group201", "again409");
    }

    @Test
    void createsUsersTogetherUnlessOneOfThemIsRefused() {
        assertThat(statuses("first@together.example", "second@together.example"))
                .containsExactly(201, 201);
        assertThat(
                        statuses(
                                "third@together.example",
                                "first@together.example",
                                "fourth@together.example"))
                .containsExactly(201, 409, 201);

        assertThat(
                        client.list(User.class, "/Users")
                                .filter("userName", Comparator.EW, "@together.example")
                                .build()
                                .get()
                                .sendRequest()
                                .getResource()
                                .getTotalResults())
                .isEqualTo(4);
    }

    private List<Integer> statuses(String... userNames) {
        var bulk = client.bulk();
        for (String userName : userNames) {
            bulk.bulkRequestOperation("/Users")
                    .method(HttpMethod.POST)
                    .bulkId(userName)
                    .data(User.builder().userName(userName).build().toString())
                    .next();
        }
        return bulk.sendRequest().getResource().getBulkResponseOperations().stream()
                .map(BulkResponseOperation::getStatus)
                .toList();
    }

    private static User ida(String givenName) {
        return User.builder()
                .userName("ida@library.example")
                .externalId("ida")
                .name(Name.builder().givenName(givenName).familyName("Berg").build())
                .emails(
                        List.of(
                                Email.builder()
                                        .value("ida@library.example")
                                        .type("work")
                                        .primary(true)
                                        .build()))
                .active(true)
                .build();
    }

    private static User created(User user) {
        return user(client.create(User.class, "/Users").setResource(user).sendRequest());
    }

    private static <T extends ScimObjectNode> T user(ServerResponse<T> answer) {
        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        return answer.getResource();
    }
}
