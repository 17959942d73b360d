package hotline.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads who may hold a complaint. */
final class DepartmentsReader {
    private static final Set<String> KEYS = Set.of("name", "holding");

    private DepartmentsReader() {}

    static List<Department> read(PolicyNode root) {
        var departments = new ArrayList<Department>();
        root.member("departments")
                .ifPresentOrElse(
                        named -> named.codedMembers()
                                .forEach((code, department) -> departments.add(department(code, department))),
                        () -> departments.add(Department.CUSTOMER_SERVICE));
        // Notices of the last rung go there, whether or not a policy gives it a name of its own.
        if (departments.stream().noneMatch(one -> one.code().equals(Department.HEAD_OFFICE.code()))) {
            departments.add(Department.HEAD_OFFICE);
        }
        return departments;
    }

    /** For places that name one of them. */
    static Map<String, String> codes(List<Department> departments) {
        return departments.stream().map(Department::code).collect(Collectors.toMap(code -> code, code -> code));
    }

    private static Department department(String code, PolicyNode node) {
        node.onlyKnows(KEYS);
        return new Department(
                code,
                TaxonomyReader.name(node.required("name")),
                node.member("holding").map(LimitReader::read));
    }
}
