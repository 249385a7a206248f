package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who would put an object back that we delete. */
class GitOpsTest {
    @ParameterizedTest
    @CsvSource({"kustomize.toolkit.fluxcd.io/name, captures, Flux", "helm.toolkit.fluxcd.io/name, captures, Flux",
            "argocd.argoproj.io/instance, captures, Argo CD", "app.kubernetes.io/managed-by, Helm, Helm"})
    void isToldByALabel(String label, String value, String tool) {
        assertThat(GitOps.manager(new ObjectMetaBuilder().addToLabels(label, value).build())).contains(tool);
    }

    @Test
    void isToldByArgosAnnotationOrByItsNameAsAWriter() {
        ObjectMeta annotated = new ObjectMetaBuilder()
                .addToAnnotations("argocd.argoproj.io/tracking-id", "captures:group/Kind:ns/name").build();
        ObjectMeta applied = new ObjectMetaBuilder().addToLabels("app.kubernetes.io/instance", "captures")
                .withManagedFields(new ManagedFieldsEntryBuilder().withManager("argocd-controller").build()).build();
        assertThat(GitOps.manager(annotated)).contains("Argo CD");
        assertThat(GitOps.manager(applied)).contains("Argo CD");
    }

    @ParameterizedTest
    @CsvSource({"app.kubernetes.io/instance, captures", "app.kubernetes.io/managed-by, packet-capture-operator"})
    void isNobodyForLabelsThatEverybodyUses(String label, String value) {
        assertThat(GitOps.manager(new ObjectMetaBuilder().addToLabels(label, value)
                .withManagedFields(new ManagedFieldsEntryBuilder().withManager("kubectl-client-side-apply").build())
                .build())).isEmpty();
    }
}
