package hotline.http.api.measures;

import hotline.http.api.ComplaintJson;
import hotline.http.api.Names;
import hotline.measures.WallboardFigures.DepartmentPastDue;
import hotline.policy.Department;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Departments by their names under the policies of their cases: versions of one policy count together. */
public record PastDueDepartments(Policies policies) {

    JsonArray of(List<DepartmentPastDue> late) {
        var summed = late.stream()
                .collect(Collectors.groupingBy(this::called, Collectors.summingLong(DepartmentPastDue::pastDue)));
        var mostFirst = summed.entrySet().stream()
                .sorted(Map.Entry.<Called, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey, Comparator.comparing(Called::code)))
                .toList();
        return ComplaintJson.array(mostFirst, department -> new JsonObject()
                .put(
                        "department",
                        Names.named(
                                department.getKey().code(), department.getKey().name()))
                .put("pastDue", department.getValue()));
    }

    private Called called(DepartmentPastDue late) {
        var department = policies.all().stream()
                .filter(version -> version.id() == late.policyVersion())
                .findFirst()
                .map(PolicyVersion::policy)
                .flatMap(policy -> policy.department(late.department()))
                .orElseGet(() -> Department.unknown(late.department()));
        return new Called(department.code(), department.name());
    }

    private record Called(String code, LocalizedName name) {}
}
