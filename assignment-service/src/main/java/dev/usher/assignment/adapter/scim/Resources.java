package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.domain.Caller;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Users or groups of a source. What is done to one is done whole or not at all, and ends in a
 * {@link ScimException} when it cannot be.
 */
interface Resources {

    Created create(Caller caller, ObjectNode body);

    Stored find(Caller caller, String id);

    Stored.Page list(Caller caller, Query query);

    Stored replace(Caller caller, String id, Precondition precondition, ObjectNode body);

    Stored patch(
            Caller caller, String id, Precondition precondition, List<PatchOperation> operations);

    void delete(Caller caller, String id, Precondition precondition);

    /**
     * What was created.
     *
     * @param isNewcomer whether it is a user of whom nobody had heard before, so one in no group
     */
    record Created(Stored resource, boolean isNewcomer) {}
}
