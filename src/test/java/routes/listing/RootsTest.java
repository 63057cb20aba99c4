package routes.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import routes.failures.LakeException;

class RootsTest {
    @Test
    void aSourceMayHaveSeveralRootsAndTheStarIsForTheOthers() {
        Roots roots =
                Roots.parse("cloudtrail=s3://org-trail/, cloudtrail=s3://old-trail/archive/x/,*=s3://raw-*/in/*/");

        assertThat(roots.of("cloudtrail"))
                .containsExactly(new Root("org-trail", ""), new Root("old-trail", "archive/x/"));
        assertThat(roots.of("cloudwatch")).containsExactly(new Root("raw-cloudwatch", "in/cloudwatch/"));
    }

    @Test
    void withoutTheSettingNoRootIsKnown() {
        assertThat(Roots.parse("").of("cloudtrail")).isEmpty();
    }

    @Test
    void anEntryThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> Roots.parse("cloudtrail=org-trail"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("loglake.sweep.roots holds 'cloudtrail=org-trail'")
                .hasMessageContaining("source=s3://bucket/");
        assertThatThrownBy(() -> Roots.parse("cloudtrail=s3://org-trail/no-slash"))
                .isInstanceOf(LakeException.class);
    }
}
