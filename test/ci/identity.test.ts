import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { actorOf, approverOf, ciRunUrl } from "../../src/ci/provenance.ts";
import { processIo, userOf } from "../../src/terminal/process-io.ts";

const GITHUB = {
  GITHUB_ACTOR: "alice",
  GITHUB_SERVER_URL: "https://github.example",
  GITHUB_REPOSITORY: "acme/hooks",
  GITHUB_RUN_ID: "7",
};

describe("who runs it, and where its page is", () => {
  for (const { name, variables, actor, page } of [
    { name: "no CI system", variables: {}, actor: "root@vm", page: null },
    {
      name: "GitHub",
      variables: GITHUB,
      actor: "github:alice",
      page: "https://github.example/acme/hooks/actions/runs/7",
    },
    {
      name: "GitHub, run again by another person",
      variables: { ...GITHUB, GITHUB_TRIGGERING_ACTOR: "bob", GITHUB_RUN_ATTEMPT: "2" },
      actor: "github:bob",
      page: "https://github.example/acme/hooks/actions/runs/7/attempts/2",
    },
    {
      name: "GitHub that does not say who",
      variables: { ...GITHUB, GITHUB_ACTOR: "" },
      actor: "github:root@vm",
      page: "https://github.example/acme/hooks/actions/runs/7",
    },
    {
      name: "GitLab",
      variables: { GITLAB_CI: "true", GITLAB_USER_LOGIN: "alice", CI_JOB_URL: "https://gitlab.example/j/1" },
      actor: "gitlab:alice",
      page: "https://gitlab.example/j/1",
    },
    {
      name: "Jenkins",
      variables: {
        JENKINS_URL: "https://ci.example/",
        BUILD_URL: "https://ci.example/job/a/5/",
        BUILD_USER_ID: "alice",
      },
      actor: "jenkins:alice",
      page: "https://ci.example/job/a/5/",
    },
    {
      name: "Jenkins that does not say who",
      variables: { JENKINS_URL: "https://ci.example/", BUILD_URL: "https://ci.example/job/a/5/" },
      actor: "jenkins:root@vm",
      page: "https://ci.example/job/a/5/",
    },
    {
      name: "Jenkins with a password in its address",
      variables: {
        JENKINS_URL: "https://ann:pw-4711@ci.example/",
        BUILD_URL: "https://ann:pw-4711@ci.example/job/a/5/?token=t-4711",
        BUILD_USER_ID: "alice",
      },
      actor: "jenkins:alice",
      page: "https://ci.example/job/a/5/?token=(redacted)",
    },
    {
      name: "Azure",
      variables: {
        TF_BUILD: "True",
        BUILD_REQUESTEDFOREMAIL: "alice@example.com",
        SYSTEM_COLLECTIONURI: "https://dev.azure.com/acme/",
        SYSTEM_TEAMPROJECT: "web hooks",
        BUILD_BUILDID: "9",
      },
      actor: "azure:alice@example.com",
      page: "https://dev.azure.com/acme/web%20hooks/_build/results?buildId=9",
    },
    {
      name: "Bitbucket",
      variables: {
        BITBUCKET_BUILD_NUMBER: "3",
        BITBUCKET_STEP_TRIGGERER_UUID: "{1-2}",
        BITBUCKET_GIT_HTTP_ORIGIN: "https://bitbucket.org/acme/hooks",
      },
      actor: "bitbucket:{1-2}",
      page: "https://bitbucket.org/acme/hooks/pipelines/results/3",
    },
    {
      name: "CircleCI",
      variables: {
        CIRCLECI: "true",
        CIRCLE_USERNAME: "alice",
        CIRCLE_BUILD_URL: "https://circleci.com/gh/a/1",
      },
      actor: "circleci:alice",
      page: "https://circleci.com/gh/a/1",
    },
    {
      name: "Buildkite",
      variables: {
        BUILDKITE: "true",
        BUILDKITE_BUILD_CREATOR_EMAIL: "alice@example.com",
        BUILDKITE_BUILD_URL: "https://buildkite.com/a/b/builds/1",
      },
      actor: "buildkite:alice@example.com",
      page: "https://buildkite.com/a/b/builds/1",
    },
    {
      name: "whatever is told",
      variables: { ...GITHUB, WEBHOOK_SYNC_ACTOR: "deploy-bot" },
      actor: "deploy-bot",
      page: "https://github.example/acme/hooks/actions/runs/7",
    },
    {
      name: "GitHub without its variables",
      variables: { GITHUB_ACTOR: "alice" },
      actor: "github:alice",
      page: null,
    },
  ]) {
    it(`${name}`, () => {
      assert.equal(actorOf({ variables, user: () => "root@vm" }), actor);
      assert.equal(ciRunUrl({ variables }), page);
    });
  }

  it("is no access token that somebody put where a name belongs", () => {
    const token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
    const actor = (variables: Readonly<Record<string, string>>) =>
      actorOf({ variables, user: () => "root@vm" });
    assert.equal(actor({ WEBHOOK_SYNC_ACTOR: token }), "(redacted)");
    assert.equal(actor({ WEBHOOK_SYNC_ACTOR: `deploy-bot ${token}` }), "deploy-bot (redacted)");
    assert.equal(actor({ ...GITHUB, GITHUB_ACTOR: token }), "github:(redacted)");
    assert.equal(approverOf({ variables: { WEBHOOK_SYNC_APPROVER: token } }), "(redacted)");
    assert.equal(
      approverOf({ variables: { WEBHOOK_SYNC_APPROVER: "Ada L. <ada@example.com>" } }),
      "Ada L. <ada@example.com>",
    );
    assert.equal(approverOf({ variables: {} }), null);
  });

  it("is a number where the machine has no name for it", () => {
    const name = () => {
      throw Object.assign(new Error("uv_os_get_passwd"), { code: "ENOENT" });
    };
    assert.equal(userOf({ name, host: "vm", uid: 54_321 }), "uid-54321@vm");
    assert.equal(userOf({ name, host: "vm", uid: undefined }), "unknown@vm");
    assert.equal(userOf({ name: () => "root", host: "vm", uid: 0 }), "root@vm");
    assert.match(processIo().user(), /^.+@.+$/);
  });
});
