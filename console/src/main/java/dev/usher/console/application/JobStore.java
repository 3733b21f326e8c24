package dev.usher.console.application;

import dev.usher.console.domain.JobStatus;
import java.util.List;
import java.util.Optional;

/** Keeps where the provisioning of each application stands. */
public interface JobStore {

    /** Takes in news; what is older than what is known is ignored. */
    void told(List<JobStatus> news);

    Optional<JobStatus> status(String application);
}
